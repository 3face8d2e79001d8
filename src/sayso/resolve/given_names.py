"""Given names that tell whether "he" or "she" may mean somebody: common ones of many languages, by our own knowledge.

Only names that are nearly always one of the two; "Andrea", "Kim", "Jean" and the like are left out.
"""

from __future__ import annotations

_WOMEN = """
abena abigail achieng adaeze adele adjoa adriana adwoa afua agata agnes agnieszka aicha aigul aisha akiko akosua
aleksandra alexandra alice alicia alina aline ama amaka amal amalia amanda amara amber amelia amelie amina amira amy
ana anastasia anastasiia anastasiya angela angelika anita anjali anna anne anneke annette annika anouk antonella
antonia arlette ashley astrid asuka atieno aung-san aurelie ayesha aylin ayse ayumi baiba barbara beata beatrice
beatrix beatriz benazir benedetta berit betty bianca birgit brenda bridget brigitte brittany camila camille carla
carlotta carmen carol carolina caroline carolyn catalina catarina catherine cecilia celeste celia celine chantal
charlotte cheryl chiamaka chiara chidinma chioma christina christine clara clarissa clarisse claudia colette
condoleezza consuelo corazon cristina crystal cynthia dagmar dalia daniela danielle daria daryna dawn deborah deepika
delphine denise dewi diana dilma dilnoza dina divya dolores dominika doris dorothea dorothy dragana ebru efua egle
eileen elaine eleanor elena eleonora elif elisa elisabeth elise elizabeth ella ellen elmira elsa elzbieta emilia emily
emma erica erika erin esi esther eugenia eun-ji eva evelyn ewa farah fatima fatma fatoumata federica felicity femke
fernanda fiona folake frances francesca francoise frida funmilayo gabriela gabrielle galina genevieve georgia gertrude
geun-hye ghada gillian giorgia giovanna giulia gloria grace greta gretchen guadalupe gudrun gulnara hanan hannah
haruka hatice heather heidi helen helena helene helga henrietta hilary hilde hillary hina hiroko hoa holly huda huong
hye-jin ida ifeoma ilaria ilona ilze indah ines inese inga ingeborg ingrid ingvild irene irina iris irma iryna isabel
isabella isabelle ivana ivanka ivona jacinda jacqueline jacqui jana jane janet janice jasmine jasna jeanine jeanne
jelena jenna jennifer jessica jill joan joanna johanna jolanta josefina josephine joyce juanita judith judy julia
juliana julie jurate justyna kadri kamala kaori karen karin karina katarina katarzyna kate katerina katharina
katherine kathleen kathryn kathy katie katja kavita kayla keiko kelly ketanji khadija khaleda kirsi kirsten klara
kristiina kristin kristina kristine laima lakshmi lalita lan larissa laura lauren laurence leila lena lerato leticia
leyla lidia liesbeth liis lilian liliana lina linda lindiwe linh lisa liudmyla liz lorena louise lubna lucia lucie
lucrezia lucy ludmila luisa lydia lyudmila maaike madeleine magda magdalena maggie mai maja malgorzata malika manuela
margaret margarida margarita margit maria mariam mariana marianne marie marieke marina maris mariya marlene marloes
marta martha martina mary maryam mathilde matilda maud meenal meera megan megumi meiling melania melanie mercedes
meryem mette mi-rae mia michaela michelle michiko mildred min-ji minna mireille miriam mirjana moira molly mona monica
monika monique mumbua nadege nadezhda nadia nadiia naima najat naledi nancy naoko nargiz nasreen nasrin natalia
natalie nataliia natalya natasha nawal neema neha ngozi nicole nikki nina njeri nkechi noemi nomvula nora nuria nurul
odile oksana olena olga olha olivia ornella oyun paige paivi paloma pamela paola parisa patricia paula paulina pauline
penelope petra pilar polina pooja priscilla priya putri rachel radha raffaella ragnhild rania raquel rasa rasha ratna
rebecca reem regina reiko renata riitta rita roberta rosa rosalind rosario rosemary rosnah roxana rubina ruta ruth
sabina sabine sabrina sakura salma samantha samira sandra sanita sanna sanne sara sarah selma serena shabana shanti
sharon shazia sheila shirin shirley sigrid silvia silvie simona simone sinead siobhan sirpa siti snezana so-yeon sofia
solange solene solveig sonia sonja soo-jin sophia sophie soraya sri stefania stella stephanie sunita susan susana
susanna susanne sushma suzanne svetlana svitlana sylvia sylvie tamara tania tanja tanya tatiana tatyana teresa tereza
tetiana thandiwe theresa therese thuy tiffany tina tomoko tracy triin tulsi tuula tuya ulrike ursula urszula valentina
valeria valerie vanessa vera veronica veronika vesna victoria viktoriia viktoriya vilma violeta virginia viviana wafa
wanda wangari wanjiru wendy xiomara xiuying yasmin yasmine yelena yetunde yoko yolanda yolande yuki yuko yulan yulia
yuliia yumi yvette yvonne zahra zainab zane zawadi zeinab zeynep zivile zofia zuzana
"""

_MEN = """
aaron abdelaziz abdelkader abdoulaye abdul abdullah abdulrahman abel abiy abraham adam adnan adolfo adrian agus ahmad
ahmed ahmet akira alain alan alassane albert alberto albin aleksander aleksandr aleksei alessandro alexander alexandre
alexei alexey alexis alfonso alfred alfredo algirdas ali alvaro alvin amadou amir amit anatoly anders andre andreas
andrei andreo andres andrew andrey andrii andrij andris andriy andrus andrzej angelo anil anthony antoine anton
antonio antonis antony antti anutin anwar ariel arjun arkady armando arnaud arne arnold artem arthur arturas arturo
ashok ashraf asif askar augusto ayman babatunde bakhyt bambang barack bart bashar bengt benigno benjamin bernard
bernardo bernie bidzina bilal bilawal bill bjorn blaise bob bogdan bohdan bola bongbong boris boyko brahim brandon
brett brian bruno budi bujar carl carlos cees cemal cesar charles chen christian christoph christophe christopher
chuck chukwuemeka clement colin connor craig cristian curt cyril dacian daisuke damian dan daniel daniele danilo
daniyar darren dave david deepak dennis denys derek dick didier diego dieter dietmar dimitri dinesh dirk dmitri dmitry
dmytro do-hyun dominik dominique don donald douglas dragan driss duarte duncan edgar edgars edi eduardo edward edwin
ehud eirik elon emanuel emeka emil emilio emmanuel enrico enrique eric erik ernesto ernst esa esteban etienne eugene
evgeny fabian fabio farai farid faure federico felipe felix ferdinand fernando fidel filip filipe florian florin
francesco francis francisco francois frank franz fred frederic frederick fumio gabriel gareth gary gaston gavin geert
gennady geoffrey george georges georgi gerald gerard gerhard giacomo gianni giga gilbert gilles gintaras giorgio
giovanni giuseppe gleb glenn gonzalo gopal goran gordon graham greg gregor gregory guido guillaume guillermo gunnar
gunter guntis guo gustav gustavo habib hage hakan hamid hamza hans hao harald harold harry hasan hashim hassan hector
heikki heiko heinrich heinz hendra heng henk henri henrik henry herbert heydar hicham hiroki hiroshi horst hovik
howard hristo hugh hugo humberto hun hung hussein ian ibrahim idriss ignacio igor ihor ilham ilir ilya imran irakli
ismail ivan ivo jaap jack jacob jacques jae-in jae-myung jaime jair jake jakob jakub jamal james jan janis janos jared
jarle jason javad javier jean-claude jean-luc jean-marie jean-pierre jeb jeff jeffrey jens jeremy jeroen jerome jerry
jesus ji-hoon jianguo jim jimmy joachim joao joao-manuel joaquin joe joel johan johann johannes john joko jon jonas
jonathan jong-un jorg jorge jose josef joseph josh joshua josip juan jukka julian julien julio jun jurgen justin jyrki
kamal karan karel karim karl kazuo keith kemal ken kenji kenneth kevin khaled khalid kiro klaus koen kofi konstantin
krishna krzysztof kurt kwabena kwaku kwame kyriakos lars lars-erik laszlo laurent lawrence lee leo leodegario leon
leonard leonardo leonid leopold liang lindsey lloyd lorenzo louis luc luca lucas luciano ludovic luigi luis luiz lukas
lukasz maarten maciej macky magnus mahamat mahathir mahmoud mamadou manoj mansour manuel marc marcel marcelo marcin
marco marcos marcus marek mario mark marko markus marlon martin masato mateus mateusz mathieu matt matteo matthew
matthias maurice mauricio max maxim maxime mehdi mehmet merrick michael michal michel miguel mihai mike mikhail mikko
miklos milan milorad milos min-ho ming minh minoru mitch mitt modibo mohamed mohammad mohammed mohan mokgweetsi moses
moussa muhammad muhammadu mukesh murat mustafa mykola naoki narendra nasser nathan nathaniel naveen nawaz nayib
nebojsa neil newt nicholas nick nickolay nicola nicolas niels nigel nikita nikol nikola nikolai nikolaj nikolay
nikolce nils nitin noel norbert norman normunds nursultan obinna octavio olaf oleg oleh oleksandr oleksii oleksiy
oliver olivier olusegun omar orlando oscar osman ostap otto oumar ousmane oyvind pablo pankaj paolo pascal patrice
patrick patrik paul paul-biya pavel pavlo pawel pedro pekka per pere pete peter petr petro phil philip philippe
phillip phumvithu pierre pieter piotr plamen prabowo prakash pranab praveen prayut prayuth priit quang rafael rafal
rahul raj rajesh ralf ralph ramesh ramiro ramon ramush rand randy raul ravi raymond razvan recep reince reinhard rene
rex rezaul ricardo riccardo richard rick rob robert roberto rodrigo roger rohan roland rolf romain roman ron ronald
rudy rui rumen ruslan rustam rustem ryan sachin salim salman salvador salvatore sam samdech sami samir samuel sandeep
sandro sanjay santiago santosh satoshi saul saulius scott sean sebastian selim sergei sergey sergii sergio serhii
serhiy shane shehbaz shigeo shinzo simon sipho slobodan sok somchai srettha stanislav stefan stephan stephen steve
steven stijn stuart sung-min sunil suresh surin susilo sven sven-erik taavi tadas tae-kyung takeshi taras tariq taro
ted temur tendai thabo thaksin thierry thomas thorsten tim timo timothy tobias todd tom tomas tomasz tommaso tony
toomas tor torsten travis tristan trond tuan tunde tyler uhuru ulrich umberto urmas uwe vadim valdis valentin valery
vasily vasyl vijay vikas viktar viktor viktoras vincent vincenzo vinod vitali vitalii vitaliy vitaly vittorio vivek
vlad vladimir vladislav volodymyr vuk vyacheslav vytautas walter wayne wei werner wichai wilhelm will willem william
willy wim winston wojciech wolfgang xavier xuan yair yann yannick yaroslav yehor yevgeny yoshihide yoshimasa yoweri
yuri yurii yuriy yusuf yusuke yves zbigniew zhiyuan zia zoltan zoran zurab
"""

GENDER: dict[str, str] = dict.fromkeys(_MEN.split(), "m") | dict.fromkeys(_WOMEN.split(), "f")
"""By folded given name: "m" or "f"."""
