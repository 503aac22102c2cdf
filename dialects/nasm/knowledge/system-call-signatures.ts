// The arguments of Linux system calls, as C programmers name them in the manual pages of section 2.

/** What an argument is. */
export type ArgumentKind = 'integer' | 'descriptor' | 'pointer' | 'string' | 'flags' | 'size';

export interface Argument {
  readonly name: string;
  readonly kind: ArgumentKind;
}

const kindOfMark: ReadonlyMap<string, ArgumentKind> = new Map([
  ['#', 'descriptor'],
  ['*', 'pointer'],
  ['$', 'string'],
  ['|', 'flags'],
  ['^', 'size'],
]);

/**
 * Calls between semicolons, arguments between blanks, a mark behind each that is no plain integer:
 * `#` a file descriptor, `*` a pointer, `$` a string that ends with zero, `|` flags, `^` a size.
 */
// biome-ignore format: packed by theme.
const signatures =
  // Files.
  'read fd# buf* count^; write fd# buf* count^; open path$ flags| mode; close fd#;' +
  'creat path$ mode;' +
  'stat path$ statbuf*; fstat fd# statbuf*; lstat path$ statbuf*; lseek fd# offset whence;' +
  'pread64 fd# buf* count^ offset; pwrite64 fd# buf* count^ offset; readv fd# iov* iovcnt;' +
  'writev fd# iov* iovcnt; preadv fd# iov* iovcnt offset_low offset_high;' +
  'pwritev fd# iov* iovcnt offset_low offset_high;' +
  'preadv2 fd# iov* iovcnt offset_low offset_high flags|;' +
  'pwritev2 fd# iov* iovcnt offset_low offset_high flags|; access path$ mode; pipe pipefd*;' +
  'pipe2 pipefd* flags|; dup oldfd#; dup2 oldfd# newfd#; dup3 oldfd# newfd# flags|;' +
  'sendfile out_fd# in_fd# offset* count^; fcntl fd# command arg; flock fd# operation; fsync fd#;' +
  'fdatasync fd#; sync; syncfs fd#; truncate path$ length; ftruncate fd# length;' +
  'getdents fd# dirp* count^; getdents64 fd# dirp* count^; getcwd buf* size^; chdir path$;' +
  'fchdir fd#;' +
  'rename oldpath$ newpath$; mkdir path$ mode; rmdir path$; link oldpath$ newpath$; unlink path$;' +
  'symlink target$ linkpath$; readlink path$ buf* bufsiz^; chmod path$ mode; fchmod fd# mode;' +
  'chown path$ owner group; fchown fd# owner group; lchown path$ owner group; umask mask;' +
  'utime path$ times*; utimes path$ times*; futimesat dirfd# path$ times*;' +
  'utimensat dirfd# path$ times* flags|; mknod path$ mode dev; mknodat dirfd# path$ mode dev;' +
  'openat dirfd# path$ flags| mode; openat2 dirfd# path$ how* size^; mkdirat dirfd# path$ mode;' +
  'fchownat dirfd# path$ owner group flags|; newfstatat dirfd# path$ statbuf* flags|;' +
  'unlinkat dirfd# path$ flags|; renameat olddirfd# oldpath$ newdirfd# newpath$;' +
  'renameat2 olddirfd# oldpath$ newdirfd# newpath$ flags|;' +
  'linkat olddirfd# oldpath$ newdirfd# newpath$ flags|; symlinkat target$ newdirfd# linkpath$;' +
  'readlinkat dirfd# path$ buf* bufsiz^; fchmodat dirfd# path$ mode; faccessat dirfd# path$ mode;' +
  'fchmodat2 dirfd# path$ mode flags|; faccessat2 dirfd# path$ mode flags|;' +
  'statx dirfd# path$ flags| mask| statxbuf*; close_range first# last# flags|;' +
  'fallocate fd# mode offset length; readahead fd# offset count^;' +
  'fadvise64 fd# offset length advice;' +
  'sync_file_range fd# offset nbytes flags|;' +
  'copy_file_range fd_in# off_in* fd_out# off_out* len^ flags|;' +
  'splice fd_in# off_in* fd_out# off_out* len^ flags|; tee fd_in# fd_out# len^ flags|;' +
  'vmsplice fd# iov* nr_segs flags|; cachestat fd# range* statbuf* flags|;' +
  'name_to_handle_at dirfd# path$ handle* mount_id* flags|;' +
  'open_by_handle_at mount_fd# handle* flags|;' +
  'lookup_dcookie cookie buffer* len^; quotactl command special$ id addr*;' +
  'quotactl_fd fd# command id addr*; ustat dev ubuf*; statfs path$ buf*; fstatfs fd# buf*;' +
  'sysfs option fsindex buf*; ioctl fd# request arg; memfd_create name$ flags|;' +
  'memfd_secret flags|;' +
  'setxattr path$ name$ value* size^ flags|; lsetxattr path$ name$ value* size^ flags|;' +
  'fsetxattr fd# name$ value* size^ flags|; getxattr path$ name$ value* size^;' +
  'lgetxattr path$ name$ value* size^; fgetxattr fd# name$ value* size^;' +
  'listxattr path$ list* size^;' +
  'llistxattr path$ list* size^; flistxattr fd# list* size^; removexattr path$ name$;' +
  'lremovexattr path$ name$; fremovexattr fd# name$;' +
  // Waiting for files.
  'poll fds* nfds timeout; ppoll fds* nfds tmo_p* sigmask* sigsetsize^;' +
  'select nfds readfds* writefds* exceptfds* timeout*;' +
  'pselect6 nfds readfds* writefds* exceptfds* timeout* sigmask*; epoll_create size;' +
  'epoll_create1 flags|; epoll_ctl epfd# op fd# event*;' +
  'epoll_wait epfd# events* maxevents timeout;' +
  'epoll_pwait epfd# events* maxevents timeout sigmask* sigsetsize^;' +
  'epoll_pwait2 epfd# events* maxevents timeout* sigmask* sigsetsize^; epoll_ctl_old;' +
  'epoll_wait_old;' +
  'eventfd initval; eventfd2 initval flags|; signalfd fd# mask* sizemask^;' +
  'signalfd4 fd# mask* sizemask^ flags|; inotify_init; inotify_init1 flags|;' +
  'inotify_add_watch fd# path$ mask|; inotify_rm_watch fd# wd;' +
  'fanotify_init flags| event_f_flags|;' +
  'fanotify_mark fanotify_fd# flags| mask| dirfd# path$; io_setup nr_events ctx_idp*;' +
  'io_destroy ctx_id; io_getevents ctx_id min_nr nr events* timeout*;' +
  'io_submit ctx_id nr iocbpp*;' +
  'io_cancel ctx_id iocb* result*; io_pgetevents ctx_id min_nr nr events* timeout* sig*;' +
  'io_uring_setup entries params*; io_uring_enter fd# to_submit min_complete flags| arg* argsz^;' +
  'io_uring_register fd# opcode arg* nr_args;' +
  // Memory.
  'mmap addr* length^ prot| flags| fd# offset; mprotect addr* len^ prot|; munmap addr* length^;' +
  'brk addr*; mremap old_address* old_size^ new_size^ flags| new_address*;' +
  'msync addr* length^ flags|;' +
  'mincore addr* length^ vec*; madvise addr* length^ advice; mlock addr* len^;' +
  'mlock2 addr* len^ flags|;' +
  'munlock addr* len^; mlockall flags|; munlockall;' +
  'remap_file_pages addr* size^ prot| pgoff flags|;' +
  'mbind addr* len^ mode nodemask* maxnode flags|; set_mempolicy mode nodemask* maxnode;' +
  'get_mempolicy mode* nodemask* maxnode addr* flags|;' +
  'set_mempolicy_home_node start* len^ home_node flags|;' +
  'migrate_pages pid maxnode old_nodes* new_nodes*;' +
  'move_pages pid count pages* nodes* status* flags|;' +
  'process_madvise pidfd# vec* vlen advice flags|;' +
  'process_mrelease pidfd# flags|; pkey_mprotect addr* len^ prot| pkey;' +
  'pkey_alloc flags| access_rights|;' +
  'pkey_free pkey; map_shadow_stack addr* size^ flags|; mseal addr* len^ flags|;' +
  'userfaultfd flags|; membarrier command flags| cpu_id; shmget key size^ shmflg|;' +
  'shmat shmid shmaddr* shmflg|; shmctl shmid command buf*; shmdt shmaddr*;' +
  'modify_ldt func ptr* bytecount^;' +
  // Processes and signals.
  'fork; vfork; clone flags| stack* parent_tid* child_tid* tls; clone3 cl_args* size^;' +
  'execve path$ argv* envp*; execveat dirfd# path$ argv* envp* flags|; exit status;' +
  'exit_group status;' +
  'wait4 pid wstatus* options| rusage*; waitid idtype id infop* options| rusage*; kill pid sig;' +
  'tkill tid sig; tgkill tgid tid sig; rt_sigaction signum act* oldact* sigsetsize^;' +
  'rt_sigprocmask how set* oldset* sigsetsize^; rt_sigreturn; rt_sigpending set* sigsetsize^;' +
  'rt_sigtimedwait set* info* timeout* sigsetsize^; rt_sigqueueinfo tgid sig info*;' +
  'rt_tgsigqueueinfo tgid tid sig info*; rt_sigsuspend mask* sigsetsize^;' +
  'sigaltstack ss* old_ss*; pause;' +
  'restart_syscall; getpid; getppid; gettid; getpgid pid; setpgid pid pgid; getpgrp; getsid pid;' +
  'setsid;' +
  'getuid; geteuid; getgid; getegid; setuid uid; setgid gid; setreuid ruid euid;' +
  'setregid rgid egid;' +
  'setresuid ruid euid suid; getresuid ruid* euid* suid*; setresgid rgid egid sgid;' +
  'getresgid rgid* egid* sgid*; setfsuid fsuid; setfsgid fsgid; getgroups size list*;' +
  'setgroups size list*; capget hdrp* datap*; capset hdrp* datap*;' +
  'prctl option arg2 arg3 arg4 arg5;' +
  'arch_prctl code addr; ptrace request pid addr* data*; personality persona; unshare flags|;' +
  'setns fd# nstype; set_tid_address tidptr*; set_robust_list head* len^;' +
  'get_robust_list pid head_ptr* len_ptr*; set_thread_area u_info*; get_thread_area u_info*;' +
  'futex uaddr* futex_op val timeout* uaddr2* val3;' +
  'futex_waitv waiters* nr flags| timeout* clockid;' +
  'futex_wake uaddr* mask nr flags|; futex_wait uaddr* val mask flags| timeout* clockid;' +
  'futex_requeue waiters* flags| nr_wake nr_requeue; rseq rseq* rseq_len^ flags| sig;' +
  'pidfd_open pid flags|; pidfd_send_signal pidfd# sig info* flags|;' +
  'pidfd_getfd pidfd# targetfd# flags|;' +
  'process_vm_readv pid local_iov* liovcnt remote_iov* riovcnt flags|;' +
  'process_vm_writev pid local_iov* liovcnt remote_iov* riovcnt flags|;' +
  'kcmp pid1 pid2 type idx1 idx2;' +
  'seccomp operation flags| args*; landlock_create_ruleset attr* size^ flags|;' +
  'landlock_add_rule ruleset_fd# rule_type rule_attr* flags|;' +
  'landlock_restrict_self ruleset_fd# flags|;' +
  // Scheduling and limits.
  'sched_yield; sched_setparam pid param*; sched_getparam pid param*;' +
  'sched_setscheduler pid policy param*;' +
  'sched_getscheduler pid; sched_get_priority_max policy; sched_get_priority_min policy;' +
  'sched_rr_get_interval pid tp*; sched_setaffinity pid cpusetsize^ mask*;' +
  'sched_getaffinity pid cpusetsize^ mask*;' +
  'sched_setattr pid attr* flags|; sched_getattr pid attr* size^ flags|; getpriority which who;' +
  'setpriority which who prio; ioprio_set which who ioprio; ioprio_get which who;' +
  'getcpu cpu* node* unused*;' +
  'getrlimit resource rlim*; setrlimit resource rlim*;' +
  'prlimit64 pid resource new_limit* old_limit*;' +
  'getrusage who usage*; times buf*; acct path$;' +
  // Time.
  'nanosleep duration* rem*; clock_nanosleep clockid flags| t* remain*;' +
  'clock_gettime clockid tp*;' +
  'clock_settime clockid tp*; clock_getres clockid res*; clock_adjtime clockid buf*;' +
  'gettimeofday tv* tz*;' +
  'settimeofday tv* tz*; time tloc*; adjtimex buf*; alarm seconds; getitimer which curr_value*;' +
  'setitimer which new_value* old_value*; timer_create clockid sevp* timerid*;' +
  'timer_settime timerid flags| new_value* old_value*; timer_gettime timerid curr_value*;' +
  'timer_getoverrun timerid; timer_delete timerid; timerfd_create clockid flags|;' +
  'timerfd_settime fd# flags| new_value* old_value*; timerfd_gettime fd# curr_value*;' +
  // Networks and messages.
  'socket domain type protocol; socketpair domain type protocol sv*;' +
  'connect sockfd# addr* addrlen^;' +
  'accept sockfd# addr* addrlen*; accept4 sockfd# addr* addrlen* flags|;' +
  'bind sockfd# addr* addrlen^;' +
  'listen sockfd# backlog; sendto sockfd# buf* len^ flags| dest_addr* addrlen^;' +
  'recvfrom sockfd# buf* len^ flags| src_addr* addrlen*; sendmsg sockfd# msg* flags|;' +
  'recvmsg sockfd# msg* flags|; sendmmsg sockfd# msgvec* vlen flags|;' +
  'recvmmsg sockfd# msgvec* vlen flags| timeout*;' +
  'shutdown sockfd# how; getsockname sockfd# addr* addrlen*; getpeername sockfd# addr* addrlen*;' +
  'setsockopt sockfd# level optname optval* optlen^;' +
  'getsockopt sockfd# level optname optval* optlen*;' +
  'semget key nsems semflg|; semop semid sops* nsops; semtimedop semid sops* nsops timeout*;' +
  'semctl semid semnum command arg; msgget key msgflg|; msgsnd msqid msgp* msgsz^ msgflg|;' +
  'msgrcv msqid msgp* msgsz^ msgtyp msgflg|; msgctl msqid command buf*;' +
  'mq_open name$ oflag| mode attr*;' +
  'mq_unlink name$; mq_timedsend mqdes# msg_ptr* msg_len^ msg_prio abs_timeout*;' +
  'mq_timedreceive mqdes# msg_ptr* msg_len^ msg_prio* abs_timeout*; mq_notify mqdes# sevp*;' +
  'mq_getsetattr mqdes# newattr* oldattr*;' +
  // The system.
  'uname buf*; sysinfo info*; syslog type bufp* len^; sethostname name$ len^;' +
  'setdomainname name$ len^;' +
  'mount source$ target$ filesystemtype$ mountflags| data*; umount2 target$ flags|;' +
  'move_mount from_dirfd# from_path$ to_dirfd# to_path$ flags|; open_tree dirfd# path$ flags|;' +
  'fsopen fsname$ flags|; fsconfig fd# command key$ value* aux; fsmount fsfd# flags| attr_flags|;' +
  'fspick dirfd# path$ flags|; mount_setattr dirfd# path$ flags| attr* size^;' +
  'statmount req* buf* bufsize^ flags|;' +
  'listmount req* mnt_ids* nr_mnt_ids flags|; pivot_root new_root$ put_old$; chroot path$;' +
  'swapon path$ swapflags|; swapoff path$; reboot magic magic2 op arg*; vhangup; iopl level;' +
  'ioperm from num turn_on; init_module module_image* len^ param_values$;' +
  'finit_module fd# param_values$ flags|; delete_module name$ flags|;' +
  'kexec_load entry* nr_segments segments* flags|;' +
  'kexec_file_load kernel_fd# initrd_fd# cmdline_len^ cmdline$ flags|;' +
  'getrandom buf* buflen^ flags|;' +
  'bpf command attr* size^; perf_event_open attr* pid cpu group_fd# flags|;' +
  'add_key type$ description$ payload* plen^ keyring;' +
  'request_key type$ description$ callout_info$ dest_keyring;' +
  'keyctl operation arg2 arg3 arg4 arg5; lsm_get_self_attr attr ctx* size* flags|;' +
  'lsm_set_self_attr attr ctx* size^ flags|; lsm_list_modules ids* size* flags|; _sysctl args*;' +
  'uselib library$;' +
  // Numbers without a call behind them.
  'create_module; get_kernel_syms; query_module; nfsservctl; getpmsg; putpmsg; afs_syscall;' +
  'tuxcall; security; vserver';

/** What i386 Linux has besides, or with other arguments: 64-bit numbers take two registers. */
// biome-ignore format: packed by theme.
const signatures32 =
  '_llseek fd# offset_high offset_low result* whence; mmap args*; select args*;' +
  '_newselect nfds readfds* writefds* exceptfds* timeout*;' +
  'clone flags| stack* parent_tid* tls* child_tid*;' +
  'mmap2 addr* length^ prot| flags| fd# pgoffset; stat64 path$ statbuf*; lstat64 path$ statbuf*;' +
  'fstat64 fd# statbuf*; fstatat64 dirfd# path$ statbuf* flags|; oldstat path$ statbuf*;' +
  'oldlstat path$ statbuf*; oldfstat fd# statbuf*; truncate64 path$ length_low length_high;' +
  'ftruncate64 fd# length_low length_high; pread64 fd# buf* count^ offset_low offset_high;' +
  'pwrite64 fd# buf* count^ offset_low offset_high; readahead fd# offset_low offset_high count^;' +
  'fadvise64 fd# offset_low offset_high len^ advice;' +
  'fadvise64_64 fd# offset_low offset_high len_low len_high advice;' +
  'fallocate fd# mode offset_low offset_high length_low length_high;' +
  'sync_file_range fd# offset_low offset_high nbytes_low nbytes_high flags|;' +
  'fanotify_mark fanotify_fd# flags| mask_low| mask_high| dirfd# path$;' +
  'lookup_dcookie cookie_low cookie_high buffer* len^; sendfile64 out_fd# in_fd# offset* count^;' +
  'statfs64 path$ size^ buf*; fstatfs64 fd# size^ buf*; fcntl64 fd# command arg;' +
  'readdir fd# dirp* count;' +
  'waitpid pid wstatus* options|; nice increment; stime t*; umount target$; ulimit;' +
  'signal signum handler*;' +
  'sigaction signum act* oldact*; sigprocmask how set* oldset*; sigpending set*;' +
  'sigsuspend unused unused2 mask;' +
  'sigreturn; sgetmask; ssetmask newmask; socketcall call args*;' +
  'ipc call first second third ptr* fifth;' +
  'oldolduname buf*; olduname buf*; ugetrlimit resource rlim*; vm86old info*; vm86 fn info*;' +
  'lchown32 path$ owner group; chown32 path$ owner group; fchown32 fd# owner group; getuid32;' +
  'getgid32;' +
  'geteuid32; getegid32; setuid32 uid; setgid32 gid; setreuid32 ruid euid; setregid32 rgid egid;' +
  'setresuid32 ruid euid suid; getresuid32 ruid* euid* suid*; setresgid32 rgid egid sgid;' +
  'getresgid32 rgid* egid* sgid*; setfsuid32 fsuid; setfsgid32 fsgid; getgroups32 size list*;' +
  'setgroups32 size list*; clock_gettime64 clockid tp*; clock_settime64 clockid tp*;' +
  'clock_adjtime64 clockid buf*;' +
  'clock_getres_time64 clockid res*; clock_nanosleep_time64 clockid flags| t* remain*;' +
  'timer_gettime64 timerid curr_value*; timer_settime64 timerid flags| new_value* old_value*;' +
  'timerfd_gettime64 fd# curr_value*; timerfd_settime64 fd# flags| new_value* old_value*;' +
  'utimensat_time64 dirfd# path$ times* flags|;' +
  'pselect6_time64 nfds readfds* writefds* exceptfds* timeout* sigmask*;' +
  'ppoll_time64 fds* nfds tmo_p* sigmask* sigsetsize^;' +
  'io_pgetevents_time64 ctx_id min_nr nr events* timeout* sig*;' +
  'recvmmsg_time64 sockfd# msgvec* vlen flags| timeout*;' +
  'mq_timedsend_time64 mqdes# msg_ptr* msg_len^ msg_prio abs_timeout*;' +
  'mq_timedreceive_time64 mqdes# msg_ptr* msg_len^ msg_prio* abs_timeout*;' +
  'semtimedop_time64 semid sops* nsops timeout*;' +
  'rt_sigtimedwait_time64 set* info* timeout* sigsetsize^;' +
  'futex_time64 uaddr* futex_op val timeout* uaddr2* val3; sched_rr_get_interval_time64 pid tp*;' +
  'bdflush func data; break; ftime; gtty; stty; idle; lock; mpx; prof; profil';

function unpack(packed: string): ReadonlyMap<string, readonly Argument[]> {
  const calls = packed.split(';').map(call => call.trim().split(' '));
  return new Map(calls.map(([name = '', ...words]) => [name, words.map(argumentOf)]));
}

function argumentOf(word: string): Argument {
  const kind = kindOfMark.get(word.slice(-1));
  return kind ? { name: word.slice(0, -1), kind } : { name: word, kind: 'integer' };
}

/** The arguments of the calls of x86-64 Linux, by name. */
export const arguments64 = (): ReadonlyMap<string, readonly Argument[]> => unpack(signatures);

/** The arguments of the calls of i386 Linux, by name. */
export const arguments32 = (): ReadonlyMap<string, readonly Argument[]> =>
  new Map([...unpack(signatures), ...unpack(signatures32)]);
