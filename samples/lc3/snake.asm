; Snake, drawn with plain characters: a loop that draws, reads a key and moves.
;
; Run it in a terminal and type: w a s d turn the snake, any other key goes straight on, q gives
; up. The snake moves once a key. Eat the food (*), and do not run into the walls or yourself.
;
; What to look at: the field is one long text, so that PUTS draws it at once, and a position in it
; is an address: one to the right is 1 more, one down is 23 more, the length of a row. The body of
; the snake is a queue in a ring of 256 words. Chance is a number that only looks random: the same
; SEED and the same keys give the same game, which is what the tests at the end live on.
                .ORIG   x3000
                LD      R6, STACK
                JSR     OPEN_FIELD
                JSR     PLACE_SNAKE
                JSR     PLACE_FOOD
                LEA     R0, CLEAR
                PUTS
NEXT_TURN       JSR     DRAW
                GETC
                JSR     STEER
                LD      R1, OUTCOME
                BRnp    GAME_OVER
                JSR     MOVE
                LD      R1, OUTCOME
                BRz     NEXT_TURN
GAME_OVER       JSR     DRAW
                LD      R0, OUTCOME
                PUTS
                HALT

STACK           .FILL   xFE00           ; R6 grows down from here
SEED            .FILL   2025            ; change it for another game
OUTCOME         .FILL   0               ; the last words of the game; 0 while it goes on
SCORE           .FILL   0               ; how often the snake has eaten
DIRECTION       .FILL   1               ; what a step adds to a position
HEAD            .BLKW   1               ; the position of the snake's head

; Texts for the terminal begin with the character escape, x1B.
CLEAR           .FILL   x1B
                .STRINGZ "[2J"          ; clears the screen
HOME            .FILL   x1B
                .STRINGZ "[H"           ; moves to its upper left corner
SCORE_TEXT      .STRINGZ "Score "
LINE_END        .STRINGZ "  \n"
CRASH_TEXT      .STRINGZ "The snake has crashed.\n"
QUIT_TEXT       .STRINGZ "Goodbye.\n"
WON_TEXT        .STRINGZ "You have won!\n"

; Draws the field and the score.
DRAW            ADD     R6, R6, #-1
                STR     R7, R6, #0
                LEA     R0, HOME
                PUTS
                LD      R0, FIELD_AT
                PUTS
                LEA     R0, SCORE_TEXT
                PUTS
                JSR     PRINT_SCORE
                LEA     R0, LINE_END
                PUTS
                LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET

; Prints the score, a number below 100. Changes R0 to R2.
PRINT_SCORE     ADD     R6, R6, #-1
                STR     R7, R6, #0
                LD      R1, SCORE
                LD      R0, DIGIT_ZERO  ; the digit of the tens
TENS            ADD     R2, R1, #-10
                BRn     TENS_KNOWN
                ADD     R1, R2, #0
                ADD     R0, R0, #1
                BR      TENS
TENS_KNOWN      OUT
                LD      R0, DIGIT_ZERO
                ADD     R0, R0, R1
                OUT
                LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET
DIGIT_ZERO      .FILL   x30

; Lets the key in R0 decide about the direction, or end the game. Changes R1 to R4.
STEER           LD      R1, NEGATIVE_Q
                ADD     R1, R0, R1
                BRz     GIVE_UP
                LEA     R1, KEYS
NEXT_KEY        LDR     R2, R1, #0
                BRz     STEERED         ; the end of the table: straight on
                NOT     R2, R2
                ADD     R2, R2, #1
                ADD     R2, R0, R2
                BRz     KEY_FOUND
                ADD     R1, R1, #2
                BR      NEXT_KEY
KEY_FOUND       LDR     R2, R1, #1
                LD      R3, DIRECTION
                ADD     R4, R2, R3      ; 0 for the opposite direction,
                BRz     STEERED         ; where the snake's own neck is
                ST      R2, DIRECTION
STEERED         RET
GIVE_UP         LEA     R1, QUIT_TEXT
                ST      R1, OUTCOME
                RET
NEGATIVE_Q      .FILL   #-113
KEYS            .FILL   x77             ; w: up
                .FILL   #-23
                .FILL   x61             ; a: left
                .FILL   #-1
                .FILL   x73             ; s: down
                .FILL   #23
                .FILL   x64             ; d: right
                .FILL   #1
                .FILL   0

; Moves the snake by a step. Changes R0 to R4.
MOVE            ADD     R6, R6, #-1
                STR     R7, R6, #0
                LD      R1, HEAD
                LD      R2, DIRECTION
                ADD     R1, R1, R2      ; R1: where the head goes
                LDR     R3, R1, #0      ; what is there now
                LD      R4, NEGATIVE_FOOD
                ADD     R4, R3, R4
                BRz     EAT
                JSR     PULL_TAIL       ; first the tail goes, so that the head may follow it
                LDR     R3, R1, #0
                LD      R4, NEGATIVE_BLANK
                ADD     R4, R3, R4
                BRnp    CRASH
                JSR     PUSH_HEAD
                BR      MOVED
EAT             JSR     PUSH_HEAD       ; the tail stays: the snake grows
                LD      R1, SCORE
                ADD     R1, R1, #1
                ST      R1, SCORE
                LD      R2, NEGATIVE_GOAL
                ADD     R2, R1, R2
                BRz     WIN
                JSR     PLACE_FOOD
                BR      MOVED
WIN             LEA     R1, WON_TEXT
                ST      R1, OUTCOME
                BR      MOVED
CRASH           LEA     R1, CRASH_TEXT
                ST      R1, OUTCOME
MOVED           LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET
NEGATIVE_FOOD   .FILL   #-42
NEGATIVE_BLANK  .FILL   #-32
NEGATIVE_GOAL   .FILL   #-20            ; so much food wins the game

; Puts the head to the position R1, where a part of the body was up to now. Changes R2 to R4.
PUSH_HEAD       LD      R2, HEAD
                LD      R3, BODY_SIGN
                STR     R3, R2, #0
                LD      R3, HEAD_SIGN
                STR     R3, R1, #0
                ST      R1, HEAD
                LD      R2, NEWEST      ; the ring goes on at its start after its last word
                ADD     R2, R2, #1
                LD      R3, RING_MASK
                AND     R2, R2, R3
                ST      R2, NEWEST
                LD      R4, RING_AT
                ADD     R2, R2, R4
                STR     R1, R2, #0
                RET

; Takes the end of the snake away. Changes R2 to R4.
PULL_TAIL       LD      R2, OLDEST
                LD      R4, RING_AT
                ADD     R4, R2, R4
                LDR     R4, R4, #0      ; the position of the tail
                LD      R3, BLANK_SIGN
                STR     R3, R4, #0
                ADD     R2, R2, #1
                LD      R3, RING_MASK
                AND     R2, R2, R3
                ST      R2, OLDEST
                RET
BODY_SIGN       .FILL   x6F             ; o
HEAD_SIGN       .FILL   x40             ; @
FOOD_SIGN       .FILL   x2A             ; *
BLANK_SIGN      .FILL   x20
OLDEST          .FILL   0               ; the number of the tail's word in the ring
NEWEST          .FILL   #-1             ; the number of the head's word
RING_MASK       .FILL   x00FF
RING_AT         .FILL   RING

; Makes one text of the rows: the zero behind each of them but the last becomes a line feed.
OPEN_FIELD      LD      R0, FIELD_AT
                LD      R1, ROW_LENGTH
                LD      R2, LINE_FEED
                LD      R3, ROWS
NEXT_ROW        ADD     R0, R0, R1
                STR     R2, R0, #-1
                ADD     R3, R3, #-1
                BRp     NEXT_ROW
                RET
ROW_LENGTH      .FILL   23
LINE_FEED       .FILL   x0A
ROWS            .FILL   10
FIELD_AT        .FILL   FIELD

; Lets the snake begin, three parts long, in the middle of the field.
PLACE_SNAKE     ADD     R6, R6, #-1
                STR     R7, R6, #0
                LD      R1, START_AT
                ADD     R1, R1, #8
                ST      R1, HEAD
                AND     R0, R0, #0
                ADD     R0, R0, #3
GROW            JSR     PUSH_HEAD
                ADD     R1, R1, #1
                ADD     R0, R0, #-1
                BRp     GROW
                LDR     R7, R6, #0
                ADD     R6, R6, #1
                RET
START_AT        .FILL   START_ROW

; Puts food to a blank position by chance. The next number is 13 times the last one and 7. Its
; lower 8 bits take all values from 0 to 255 in turn, so that every blank is found in the end.
PLACE_FOOD      LD      R1, SEED
FOOD_AGAIN      ADD     R2, R1, R1      ; 2 times
                ADD     R3, R2, R2      ; 4 times
                ADD     R4, R3, R3      ; 8 times
                ADD     R1, R1, R3
                ADD     R1, R1, R4
                ADD     R1, R1, #7
                LD      R2, RING_MASK
                AND     R2, R1, R2
                LD      R3, NEGATIVE_SIZE
                ADD     R3, R2, R3
                BRzp    FOOD_AGAIN      ; behind the field
                LD      R3, FIELD_AT
                ADD     R3, R2, R3
                LDR     R2, R3, #0
                LD      R4, NEGATIVE_BLANK
                ADD     R4, R2, R4
                BRnp    FOOD_AGAIN
                LD      R4, FOOD_SIGN
                STR     R4, R3, #0
                ST      R1, SEED
                RET
NEGATIVE_SIZE   .FILL   #-230

; The field: ten rows of 22 characters and a zero. Draw your own walls into it.
FIELD           .STRINGZ "######################"
                .STRINGZ "#                    #"
                .STRINGZ "#                    #"
                .STRINGZ "#                    #"
                .STRINGZ "#                    #"
START_ROW       .STRINGZ "#                    #"
                .STRINGZ "#                    #"
                .STRINGZ "#                    #"
                .STRINGZ "#                    #"
                .STRINGZ "######################"
                .FILL   0               ; ends the text
RING            .BLKW   256             ; positions of the snake's parts, from OLDEST to NEWEST

;! test the first food is up on the left
;! input "wwwaaaaaq"
;! expect SCORE == 1
;! output contains "Score 01"

;! test the way back is no way
;! input "aaaq"
;! output contains "#          oo@       #"

;! test the wall on the right
;! input "ddddddddddd"
;! output contains "The snake has crashed."

                .END
