/** Given names that plainly tell a gender, folded. Written by hand; names that both bear ("Jean", "Andrea", "Kim") are left out. */

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

export const feminineNames = names(`
ada adriana agnes aicha aisha aishatu alejandra alexandra alice alicia alina alison amanda amelia amina amy ana anastasia angela angelina
angelika anita anja ann anna annalena anne annegret annette annie antonia arancha asma astrid atifete aung aurora barbara beata beatrice
beatriz benazir bernadette bertha beth bianca birgit bridget camilla carla carmen carol carolina caroline catherine cathy cecilia celine
chandrika charlotte christiana christina christine chrystia clara clare claire claudia concepcion corazon cristina dalia daniela daphne
deborah delcy denise diana dilma dina dolores donna dora doris dorothy ebba edith ekaterina elena eleni eleanor eleonora elisabeth elizabeth
ella ellen elsa elvira emilia emily emine emma epsy erna esther eva evelyn fatima fatou fatoumata federica fiona florence frances francesca
gabriela gabriella galina georgette gertrude giorgia gita gloria golda gordana grace graca greta gro halimah hanan hanna hannah harriet heather
heidi helen helena helene helle hillary hina hilda ilham iman indira ines ingrid irena irene irina iris isabel isabella ivana jacinda jadranka
jane janet janice jeanine jeanne jelena jennifer jessica joan joanna johanna josefina joyce juana judith julia juliana julie julija kaja
kamala karen karin karina katarina katerina katherine kathleen katja katrin kersti khadija kirsten kristalina kristina laila lana
latifa laura lea leila lena leni leticia leyla lidia liliana lilian linda linh lisa liz louise lucia lucie lucy luisa lydia lyudmila maia
maja malala mama manuela margaret margarita margrethe margot maria mariam mariana marie marija marina marine marta martha mary maryam maud
melania melanie melissa mercedes mette mia michelle mihaela milena miriam mirjana monica monika munira nadia nancy natalia natalie
natasha neha ngozi nicole nina nirmala noura olena olga olivia oksana pamela patricia paula pauline penny petra philippa pilar
pratibha priti rachel rania raquel rebecca regina rhoda rita rosa rosalia rosario rose rosemary roza ruth sabina sahle-work salome samantha
samia sandra sanna sara sarah saara sheikha sheila shirin silvia simona simone sofia sonia sophie stella stephanie sue sunita susan susana suu
svetlana sviatlana sylvia sylvie tamara tania tansu tatiana tatyana teresa theresa therese tsai tulia tzipi ulrike ursula valentina valerie
vanessa vera veronica veronika viktoria victoria viola violeta virginia vjosa wendy xiomara yevgenia yulia yvette yvonne zainab zeynep zinaida zuzana`);

export const masculineNames = names(`
aaron abdalla abdel abdelaziz abdelfattah abdelmadjid abdirahman abdoulaye abdul abdulla abdullah abdurrahman abel abiy abraham adam adama
adolf adrian ahmad ahmed aivaras akbar alain alan alassane albert albin alberto aleksandar aleksander alejandro aleksei alexander
alexandre alexei alexey alfred alfredo ali alpha alvaro aman amadou amos anatol anders andre andreas andrej andres andrew andrey
andriy andrii andrzej angus anthony anton antonio antony antti anwar arnold arthur arturo asif atta augusto ban barack bakir bashar
ben benigno benjamin bernard bernardo bertie bill binali bob bohuslav borge boris borut boyko brian brad bruce bruno carl carlos cesar charles
charlie chris christian christoph christopher claude clement cyril dacian dag daniel danny dario dave david davor denis dennis desmond
dick didier diego dimitar dimitris dirk dmitry dmytro dominic donald dragan dmitri douglas ed eduard eduardo edi edward edgar edwin
ehud elias elmar emerson emil emmanuel emomali enrico enrique eric erik ernest ernesto essam evariste evo faisal farhan faure faustin felipe
felix ferdinand fernando fidel filip filippo finian francis francisco franco francois frank frans frederick frederik fred fuad fumio gabriel
gamal garry gavin geert george georgi georgios gerald gerard gerhard gerry giani giovanni gitanas giulio giuseppe gjorge goodluck goran gordon
graham gregory guido guillermo guiseppe gustavo guy habib hage haider hailemariam hakan hamad hamid hans harald harold harry hasan hashim
hassan heiko heinz helmut henri henrik henry herman hikmet hideki hosni howard hristijan hugo hulusi hun hussein ian ibrahim idriss igor
ilie ilir imran ingvar ioannis isaac isaias ismail issoufou ivan ivica ivo jack jacek jacob jacques jaime jair jakaya jake jakov james
janez janusz jaroslaw javad javier jay jean-claude jean-luc jean-marc jean-marie jean-yves jens jeremy jerome jerzy jesus jim jimmy joachim
joao joaquin joe johan johann john johnny jonas jonathan jorge jose josef joseph josep joshua josip joko juan julio julius junichiro justin jyrki
karel karl keir keith ken kenneth kevin khalid khalifa klaus klemens kofi konstantin kyriakos lars laszlo laurent leo leonid lech leon leszek
liam lionel lorenzo lucas luigi luis luiz lukas maciej macky magnus mahamadou mahathir mahinda mahmoud mahmud malcolm manmohan manolo manuel marc
marcel marco marcos marek mario mariano mark marko maros martin marty mateusz matteo matthew mauricio max maxim mehdi mehmet mevlut michael
michal michel miguel mihai mike mikhail mikheil milan milo milos milorad miroslav mohamed mohammad mohammed mohamud moise morgan moshe
moussa muammar muhammad muhammadu mustafa mustapha naftali najib narendra nelson nestor nicholas nick nicolae nicolas nigel nikol nikola nikolai
nikos nouri nursultan olaf olav oleg oleksandr oleksii olivier olli olusegun omar oscar osama otto owen pablo paolo pascal patrick paul paulo
paschal pavel pavlo pedro pervez peter petr petro petteri phil philip philippe pierre pieter piotr piyush plamen prayuth rafael rafic
rafik raila rajnath raimo ramon ramush ranil raul ray recep reinhard rene ricardo richard rick rishi robert roberto rodrigo roger roland roman
ron ronald rory rumen rustam ruud sadyr saddam sali salva salvador sam samuel sauli scott sean sebastian sefik selim serge sergei sergey sergio
serhiy servet shahid shavkat shehbaz shinzo shimon sigmar silvio simon slobodan solomon stanislav stefan stephen steve steven stevo subrahmanyam
sukhbaatar sven taavi tariq taro tayyip ted terry thabo thein thomas theo tim timothy tobias todd tom tomas tomislav tony toomas traian umaro
urmas uhuru vaclav valdis valery valdimir viktor victor vincent vitali vladimir volodymyr vojislav vyacheslav waldemar walter warren wen werner
willem william willy winston wolfgang wolodymyr xavier xi yahya yair yasser yitzhak yoshihide yoweri yusuf zalmay zbigniew zdravko zeljko zoran
zoltan zurab`);
