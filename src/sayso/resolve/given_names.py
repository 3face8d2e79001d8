"""Given names that tell whether "he" or "she" may mean somebody: common ones of many languages, by our own knowledge.

Only names that are nearly always one of the two; "Andrea", "Kim", "Jean" and the like are left out.
"""

from __future__ import annotations

_WOMEN = """
abigail adele adriana agata agnes agnieszka aicha aisha aleksandra alexandra alice alicia alina aline amalia amanda
amara amelia amelie amina amira ana anastasia anastasiia anastasiya angela angelika anita anna anne annette annika
antonia arlette ashley astrid asuka ayesha aylin ayse barbara beata beatrice beatriz benedetta berit bianca birgit
brenda bridget brigitte camila camille carla carlotta carmen carol carolina caroline catalina catarina catherine
cecilia celeste celia charlotte chiara chiamaka chidinma christina christine clara clarissa clarisse claudia colette
consuelo cristina cynthia dagmar daniela danielle daria daryna deborah delphine denise diana dina dolores dominika
dorothea dorothy ebru eileen elaine eleanor elena eleonora elif elisa elisabeth elise elizabeth ella ellen elsa elzbieta
emilia emily emma erica erika esther eugenia eva evelyn ewa fatima fatma fatoumata federica felicity fernanda fiona
frances francesca francoise frida gabriela gabrielle galina genevieve georgia gertrude gillian giorgia giulia gloria
grace greta guadalupe hannah haruka hatice heather heidi helen helena helene henrietta hilary hillary hina hiroko ida
ilaria ilona ilze ines inga ingrid irene irina iris irma iryna isabel isabella isabelle ivana ivanka jacqueline jana
jane janet janice jasmine jeanne jelena jennifer jessica joan joanna johanna jolanta josefina josephine joyce juanita
judith julia juliana julie justyna kaori karen karin karina katarina katarzyna kate katerina katharina katherine
kathleen kathryn katja keiko khadija klara kristin kristina kristine larissa laura lauren laurence leila lena leticia
lidia lilian liliana lina linda lisa liudmyla lorena louise lucia lucie lucy ludmila luisa lydia lyudmila madeleine
magdalena maggie maja malgorzata malika manuela margaret margarida margarita margit maria mariam mariana marianne marie
marina mariya marlene marta martha martina mary maryam matilda maud meenal megan melanie mercedes meryem michelle
mireille miriam moira monica monika monique nadege nadia nadezhda nadiia naima najat naoko natalia nataliia natalie
natalya natasha nicole nina nkechi noemi nora nuria odile oksana olena olga olha olivia ornella paloma pamela patricia
paula paulina pauline penelope petra pilar polina priscilla priya rachel rania raquel rebecca regina renata rita roberta
rosa rosalind rosario rosemary roxana ruth sabina sabine sabrina salma samantha samira sandra sara sarah selma serena
sharon sheila shirley sigrid silvia silvie simona simone sinead siobhan sofia solene sonia sonja sophia sophie stefania
stella stephanie sunita susan susana susanna susanne suzanne svetlana svitlana sylvia sylvie tamara tanja tania tatiana
tatyana tereza teresa tetiana theresa therese tina ulrike urszula ursula valentina valeria valerie vanessa vera veronica
veronika victoria viktoriia viktoriya violeta virginia viviana wanda wendy xiomara yasmin yelena yolanda yolande yulia
yuliia yuko yvette yvonne zahra zainab zane zeynep zofia zuzana anneke marloes helga hilde ingeborg chantal celine
aurelie mathilde solange adwoa akosua abena ngozi folake funmilayo yetunde wanjiru njeri thandiwe nomvula lindiwe
naledi lerato shabana shazia farah nasreen rubina sushma sonia lakshmi lalita kavita anjali deepika pooja neha divya
meera radha shanti siti dewi ratna sri indah putri nurul rosnah aung-san thuy lan huong mai linh hoa
"""

_MEN = """
aaron abdelaziz abdelkader abdul abdullah abdulrahman abel abraham adam adnan adolfo adrian ahmad ahmed ahmet akira
alain alan albert alberto aleksander aleksandr aleksei alessandro alexander alexandre alexei alexey alfonso alfred
alfredo ali alvaro alvin amadou amir anatoly anders andre andreas andreo andrei andres andrew andrey andrii andrij andriy
angelo anthony antoine anton antonio antony ariel arkady armando arnaud arne arnold artem arthur arturo ashraf augusto
ayman barack benjamin bernard bernardo bilal bill bjorn blaise bob bogdan bohdan boris brahim brandon brett brian bruno
carl carlos cemal cesar charles chen christian christoph christophe christopher clement colin connor craig cristian
curt cyril damian dan daniel daniele danilo darren dave david dennis denys derek didier diego dieter dietmar dimitri
dmitri dmitry dmytro dominik dominique don donald douglas driss duarte duncan edgar eduardo edward edwin ehud emanuel
emil emilio emmanuel enrico enrique eric erik ernesto ernst esteban etienne eugene evgeny fabian fabio farid federico
felipe felix ferdinand fernando fidel filip florian francesco francis francisco francois frank franz fred frederic
frederick gabriel gareth gary gavin gaston gennady geoffrey george georges georgi gerald gerard gerhard giacomo gianni
gilbert gilles giorgio giovanni giuseppe gleb glenn gonzalo gordon graham greg gregor gregory guido guillaume guillermo
gunter gustav gustavo habib hakan hamid hamza hans harald harold harry hasan hassan heinrich heiko heinz hector henri
henrik henry herbert hicham hiroshi horst howard hugh hugo humberto hussein ian ibrahim ignacio igor ihor ilya imran
ismail ivan ivo jack jacob jacques jaime jake jakob jakub james jamal jan janos jared jason javad javier jeb jeff
jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joaquin joe joel johan johann johannes john jon jonas
jonathan jorg jorge jose josef joseph josh joshua josip juan jukka julian julien julio jurgen justin kamal karel karim
karl kazuo keith kemal ken kenji kenneth kevin khaled khalid kofi konstantin krzysztof kurt kwame lars laszlo laurent
lawrence lee leo leon leonard leonardo leonid leopold lorenzo louis luc luca lucas luciano luigi luis lukas lukasz
maciej magnus mahmoud mansour manuel marc marcel marcelo marcin marco marcos marcus marek mario mark marko markus
marlon martin mateus mathieu matt matteo matthew matthias maurice mauricio max maxim maxime mehdi mehmet michael michal
michel miguel mihai mike mikhail miklos milan milos mohamed mohammad mohammed moses moussa muhammad murat mustafa mykola
nasser nathan nathaniel neil nicholas nickolay nicola nicolas niels nigel nikita nikola nikolai nikolaj nikolay nils
noel norbert norman normunds octavio olaf oleg oleh oleksandr oleksii oleksiy oliver olivier omar orlando oscar osman
ostap otto oumar pablo paolo pascal patrice patrick patrik paul pavel pavlo pawel pedro per pere peter petro petr phil
philip philippe phillip pierre pieter piotr rafael rafal rahul raj rajesh ralf ralph ramiro ramon randy raul raymond
reinhard rene rezaul ricardo riccardo richard rick rob robert roberto rodrigo roger rohan roland rolf roman romain ron
ronald rui rustam ruslan ryan salim salman salvador salvatore sam sami samir samuel sandro santiago saul scott sean
sebastian selim sergei sergey sergii sergio serhii serhiy shane shigeo shinzo simon stanislav stefan stephan stephen
steve steven stuart sven tadas taras tariq taro thierry thomas thorsten tim timothy tobias todd tom tomas tomasz tommaso
tony torsten travis tristan tyler ulrich umberto uwe vadim valentin valery vasily vasyl viktor viktar vikas vincent
vincenzo vitali vitalii vitaliy vitaly vittorio vladimir vladislav volodymyr vyacheslav walter wayne werner wilhelm
will william willem winston wojciech wolfgang xavier yann yannick yaroslav yehor yevgeny yoshihide yuri yurii yuriy
yusuf yves zbigniew zoltan emeka chukwuemeka obinna tunde babatunde olusegun kwabena kofi kwaku mamadou ousmane
abdoulaye modibo thabo sipho jacob tendai farai amit anil arjun ashok deepak dinesh gopal karan krishna manoj mohan
mukesh naveen nitin pankaj prakash pranab praveen ramesh ravi sachin sandeep sanjay santosh sunil suresh vijay vinod
vivek zia asif bilawal nawaz shehbaz agus bambang joko budi hendra prabowo susilo anwar mahathir
"""

GENDER: dict[str, str] = {name: "m" for name in _MEN.split()} | {name: "f" for name in _WOMEN.split()}
"""By folded given name: "m" or "f"."""
