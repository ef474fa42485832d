/** Words that carry no subject matter, in en, uk and ru, as `plain` folds them. */
const list = String.raw`
  a about above after again against ago all almost already also although always am among an and another any anybody
  anyone anything anyway apart are around as ask asked at atm aware away back bad basically be because been before behind
  being believe best better between big bit both btw but by call came can cannot case cause cool come comes coming could
  couple course currently day days definitely did does doing done down during each easy either else end enough especially
  etc even ever every everybody everyone everything exactly example expect fact far feel few find fine first for forget
  forgot found from full further general get gets getting give given gives go goes going gone gonna good got great guess
  guy guys had half happen happened happens happy hard has have having he hello help her here hey hi him his hope how
  however i idea if in indeed instead into is issue issues it item items its itself just keep kind know known last late
  later least left less let lets like likely list little ll long look looked looking looks lot lots made mainly make
  makes making many matter may maybe me mean means meant meeting might mind minute minutes more most mostly move moving
  much must my myself need needed needs never new next nice no nobody none nope not note nothing now number of off ok
  okay old on once one ones only or order other others our out over own part past people perhaps person place plan
  plans please plus point possible possibly pretty probably problem problems put question questions quite rather re
  read ready real really reason regarding related rest right said same saw say saying says see seem seems seen sense set
  several shall she should show side similar simply since single small so some somebody someone something sometimes
  somewhere soon sorry sort sounds start started starting still stop stuff such suggest sure take taken takes taking
  talk talking tell than thank thanks that the their them themselves then there therefore these they thing things think
  this those though thought through till time times to today together told tomorrow tonight too took topic topics toward
  tried tries true try trying turn two under unless unfortunately until up upon us use used useful using usually ve very
  via want wanted wants was way ways we week weeks well went were what whatever when where whether which while who whole
  whom whose why will wish with within without won word work worked working works worth would write wrong yeah year years
  yep yes yesterday yet you your yours yup action agreed agree decided decide todo fixme link done wont dont doesnt isnt
  cant didnt wasnt havent hasnt ill ive im thats whats lol heh hehe haha
  а або але би бо бути була були було був в вам вас ваш все всі він вона вони воно все вже від далі де дещо для до добре
  дуже є її їм їх же за завжди зараз і із інше його йому каже коли краще куди ледве лише має мають ми мені може можемо
  можна можу мій моя мною на навіть над нам нас наш наша не нема немає ні ніхто нічого ну о об один одна ок особливо ось
  отже під по потім потрібно потрібна потрібен про просто раз робити саме свій своє себе сьогодні так така також таке
  такий там та тебе те теж теза ти тільки то тобі того тому трохи треба тут у усе усі хай хіба хто це цей ця ці цього
  цьому чи чого чому що щоб щось як яка яке який які якийсь якщо завтра вчора дякую привіт будь ласка домовились
  вирішили зробити зроблю можеш можете хтось
  whenever wherever через працює працювати учора знає знаєш знаю лежать
  работает работать знает знаешь лежат
  без бы был была были было быть во вот вам вы всегда всего всех всё все где да давай дальше даже делать для его ее если
  есть еще её ещё за завтра здесь и из или им их к как какая какие какой кто куда ли либо лишь мне много может можно
  можем можешь можете мой моя мы надо нам нас наш не него нее ней нет ни никто ничего но ну нужно нужен нужна о об один
  однако он она они оно от очень по под пока после потом потому почему почти при про просто разве с сам свой сегодня
  сейчас сделать сделаю себя сейчас со спасибо так также такой там те тем теперь то тоже того только тот тут ты тебе уже
  хорошо хоть чего чем что чтобы что-то это этого этой этот эту я пожалуйста договорились решили привет вчера кто-нибудь`

const stopWords: ReadonlySet<string> = new Set(list.trim().split(/\s+/u))

export const isStopWord = (word: string): boolean => stopWords.has(word)
