package official

import (
	"strings"
	"sync"
)

// shortForms are, for each forename that has any, what its bearers are called
// and the forename itself, which comes first. A short form may be of several:
// Pat is Patrick or Patricia. Those that are mostly names by themselves are
// left out: Lisa, Molly. The table is read when the first name is, and nothing
// writes to it.
var shortForms = sync.OnceValue(func() map[string][]string {
	forms := map[string][]string{}
	for line := range strings.Lines(shortFormTable) {
		names := strings.Fields(line)
		for _, n := range names {
			forms[n] = append(forms[n], names...)
		}
	}
	return forms
})

// shortFormTable has a forename a line and what books of names give for it.
const shortFormTable = `william bill will billy willie
robert bob bobby rob robbie
james jim jimmy jamie
joseph joe joey
richard dick rick rich richie ricky
edward ted ed eddie ned teddy
edwin ed eddie
edmund ed eddie ted
theodore ted teddy theo
thomas tom tommy
michael mike mick micky mickey
charles chuck charlie charley
john jack johnny jock
henry harry hank hal
harold harry hal
frederick fred freddie freddy
alfred alf fred alfie
albert bert bertie al
gilbert bert gil
francis frank frankie
franklin frank
george georgie
gerald gerry jerry
gerard gerry
jeremy jerry jem
jeremiah jerry
lawrence larry laurie
laurence larry laurie
leonard len lenny
nicholas nick nicky
nathaniel nat nate
nathan nat nate
jonathan jon jonny
joshua josh
jacob jake
zachary zach zack
andrew andy drew
anthony tony
antony tony
daniel dan danny
david dave davy
samuel sam sammy
samantha sam
stephen steve steven stevie
steven steve stevie
peter pete
patrick pat paddy
patricia pat patsy patty trish tricia
donald don donny
ronald ron ronnie
kenneth ken kenny
benjamin ben benny
matthew matt
christopher chris kit
christine chris chrissie
christina chris
alexander alex alec sandy
alexandra alex
alan al
geoffrey geoff
jeffrey jeff
gregory greg
gordon gordie gordy
graham gray
hugh hughie
bernard bernie
bertram bert
clifford cliff
clinton clint
cornelius con
desmond des
dennis den denny
dominic dom
douglas doug
dudley dud
duncan dunc
edgar ed
eugene gene
ernest ernie
gabriel gabe
herbert herb bert
howard howie
ignatius iggy
isaac ike zac
lewis lew
louis lou
leslie les
malcolm mal
martin marty
maurice mo
maxwell max
maximilian max
melvin mel
melanie mel
mitchell mitch
montgomery monty
mortimer mort
norman norm
oliver ollie
oswald oz
percival percy
philip phil pip
phillip phil
randolph randy
raymond ray
reginald reg reggie
roderick rod roddy
rodney rod
roger rog
roland rolly
rudolph rudy
rupert bert
russell russ
sebastian seb
sidney sid
sydney syd
simon si
solomon sol
stanley stan
stuart stu
stewart stu
terence terry
theresa terry tess
timothy tim
tobias toby
valentine val
valerie val
vernon vern
victor vic
victoria vicky vicki tori
vincent vince vinnie
walter walt wally
wilfred wilf
winston win
archibald archie
arthur art
augustus gus
august gus
angus gus
bartholomew bart
benedict ben
bradley brad
cameron cam
cecilia cissy
abigail abby
abraham abe
adelaide addie
agnes aggie
amanda mandy
angela angie
ann annie nan
anne annie nan
anna annie
arabella bella
barbara barb babs
beatrice bea trixie
belinda bel
bridget biddy
caroline carrie caro
catherine cathy kate katie cath kitty kit
katherine kate kathy katie kitty kath
kathleen kath kathy kate
kathryn kate kathy katie
charlotte lottie charlie
constance connie
cynthia cindy
deborah deb debbie
dorothy dot dottie dolly
eleanor nell ellie nellie
elizabeth liz beth betty lizzie eliza bess betsy libby
emily em
emma em
euphemia effie
florence flo florrie
frances fran fanny frankie
gertrude gert trudy
gwendolen gwen
harriet hattie
helen nell nellie
henrietta hetty etta
isabel bel izzy
isabella bella izzy
jacqueline jackie
jennifer jen jenny
jessica jess
joan joanie
joanna jo
josephine jo
judith judy jude
lillian lily lil
louisa lou
louise lou
lucinda cindy
madeleine maddie
magdalen maggie
margaret peggy meg maggie madge marge margie peg
margery marge
martha mattie
matilda tilly mattie
millicent millie
mildred millie
miranda mandy
nancy nan
natalie nat
olivia liv
pamela pam
penelope penny
philippa pip pippa
phyllis phyl
priscilla cilla
prudence prue
rebecca becky becca
roberta bobbie
rosemary rosie
rosalind roz ros
stephanie steph
susan sue susie
susanna sue susie
sylvia syl
ursula ursie
veronica ronnie
virginia ginny
vivian viv
vivien viv
winifred win winnie
`
