; -f bin
%line 50+1 foo.asm
 db 1
%line 100
 db 2
	db 3  
   

  db 4 ; tail  
