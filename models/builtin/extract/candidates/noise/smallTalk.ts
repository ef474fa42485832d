/**
 * Sentences of a working day that people do not look up later: a favour that is done at once, a question where a small thing
 * lies, a meeting that organises itself, and waiting for a person who is late. In en, uk and ru.
 */
import { phrases, plain, wholeWords } from "../../../../language/words.ts"

/** Only this much of a sentence is read. UTF-16 units. */
const mostRead = 400

/** Requests about a thing of the room (a window, a light) that are done at once. */
const favours = phrases`
  water (?:the|my|our|your|those|these) (?:\p{L}+ )?(?:plants?|flowers?|cactus|ficus),
  (?:put|bring|hang|place) (?:it|them|this|that|(?:the|my|our) \p{L}+(?: \p{L}+)?) back (?:in|on|into|onto|to|under|where) (?:the |its |my |their )?(?:cupboard|shelf|drawer|kitchen|fridge|desk|box|hook|rack|table|place|locker|closet|cabinet|it|they|you),
  (?:close|shut|open) (?:the|that|your) (?:window|windows|door|doors|blinds?|curtains?),
  (?:turn|switch) (?:off|down|on|up) (?:the|that) (?:lights?|heating|heater|radiator|music|radio|ac|aircon|fan|kettle|iron|coffee machine), (?:turn|switch) (?:the|that) (?:lights?|heating|heater|radiator|music|radio|ac|aircon|fan|kettle|iron|coffee machine) (?:off|down|on|up),
  take out the (?:trash|bins?|rubbish|garbage), take the (?:trash|bins?|rubbish|garbage) out, (?:wash|rinse) (?:the|your|those) (?:cups?|mugs?|dishes|plates?|forks?), do the dishes, (?:empty|load|unload) the dishwasher, (?:let|buzz) me in, whoever (?:took|has|borrowed|stole|moved|grabbed|left|ate) (?:my|the|our) \p{L}+,
  (?:grab|get|bring|fetch|make|buy) me (?:a|an|some|one) (?:\p{L}+ )?(?:coffee|tea|water|sandwich|snack|bun|espresso|latte), save me a (?:seat|slice|piece|chair), move your (?:car|bike|bag|coat), lend me (?:a|an|your) \p{L}+, (?:pass|hand) me the \p{L}+,
  пол(?:ий|ийте|ити|лє|єш|лєте) (?:\p{L}+ )?(?:квіт\p{L}+|вазон\p{L}*|фікус\p{L}*|кактус\p{L}*), (?:поклад(?:и|іть|еш)|постав(?:те|иш)?|поверн(?:и|іть|еш)|віднес(?:и|іть|еш)),? (?:[\p{L},]+ ){0,4}(?:на місце|назад (?:в|у|на|до) (?:шаф\p{L}+|полиц\p{L}+|шухляд\p{L}+|кухн\p{L}+|стіл|гачок)),
  (?:зачин(?:и|іть|иш)|закри(?:й|йте|єш)|відчин(?:и|іть|иш)|відкри(?:й|йте|єш)) (?:\p{L}+ )?(?:вікн\p{L}+|двері|кватирку|штори), (?:вимкн|увімкн|ввімкн)(?:и|іть|еш) (?:\p{L}+ )?(?:світло|музику|кондиціонер|обігрівач|радіо), винес(?:и|іть|еш) сміття, поми(?:й|йте|єш|єте) (?:\p{L}+ )?(?:посуд|чашк\p{L}+|тарілк\p{L}+),
  (?:впуст|пуст)(?:и|іть|иш) мене, хто (?:взяв|узяв|забрав|позичив) (?:мій|мою|моє|мої) \p{L}+, (?:захоп|принес|візьм|куп)(?:и|іть|иш|еш) мені (?:\p{L}+ )?(?:кав\p{L}+|чай|чаю|води|булочк\p{L}+|пиріж\p{L}+|каву), (?:займ(?:и|іть)|притрим(?:ай|айте)) (?:мені )?місце, (?:перестав|прибер)(?:и|іть|те)? (?:\p{L}+ )?(?:машину|авто|велосипед|куртку), (?:позич(?:и|те|иш)?|дай(?:те)?) (?:мені )?(?:ручку|зарядку|парасольк\p{L}+|ножиці|викрутку),
  пол(?:ей|ейте|ить|ьешь|ьете) (?:\p{L}+ )?(?:цвет\p{L}+|фикус\p{L}*|кактус\p{L}*), (?:полож(?:и|ите|ишь)|постав(?:ь|ьте|ишь)|верн(?:и|ите|ешь)|отнес(?:и|ите|ешь)),? (?:[\p{L},]+ ){0,4}(?:на место|обратно (?:в|на) (?:шкаф\p{L}*|полк\p{L}+|ящик|кухн\p{L}+|стол|крючок)),
  (?:закро(?:й|йте|ешь)|откро(?:й|йте|ешь)) (?:\p{L}+ )?(?:окн\p{L}+|двер\p{L}+|форточку|шторы), (?:выключ|включ)(?:и|ите|ишь) (?:\p{L}+ )?(?:свет|музыку|кондиционер|обогреватель|радио), (?:вынес(?:и|ите|ешь)) мусор, помо(?:й|йте|ешь|ете) (?:\p{L}+ )?(?:посуд\p{L}+|чашк\p{L}+|кружк\p{L}+|тарелк\p{L}+),
  (?:впуст|пуст)(?:и|ите|ишь) меня, кто (?:взял|забрал|одолжил) (?:мой|мою|мое|мои) \p{L}+, (?:захват|принес|возьм|куп)(?:и|ите|ишь|ешь) мне (?:\p{L}+ )?(?:кофе|чай|чаю|воды|булочк\p{L}+|пирож\p{L}+), (?:займ(?:и|ите)|придерж(?:и|ите)) (?:мне )?место, (?:перестав|убер)(?:ь|ьте|и|ите) (?:\p{L}+ )?(?:машину|велосипед|куртку), (?:одолж(?:и|ите|ишь)|дай(?:те)?) (?:мне )?(?:ручку|зарядку|зонт\p{L}*|ножницы|отвертку)`

const smallThing = String.raw`(?:stapler|scissors|screwdriver|charger|adapt[eo]r|remote|tape|markers?|umbrella|mug|cup|stool|ladder|pens?|glasses|scarf|jacket|headphones|степлер|ножиці|викрутк\p{L}+|зарядк\p{L}+|перехідник|пульт|скотч|маркер\p{L}*|парасольк\p{L}+|чашк\p{L}+|драбин\p{L}+|ручк\p{L}+|окуляри|шарф|куртк\p{L}+|навушники|ножницы|отвертк\p{L}+|переходник|зонт\p{L}*|кружк\p{L}+|стремянк\p{L}+|очки|наушники)`
/** Keys of a place that people walk into. The key of a server or of an archive is a matter of access. */
const place = String.raw`(?:room|door|office|cupboard|kitchen|toilet|bathroom|gate|garage|van|car|hall|basement|attic|locker|drawer|кімнат\p{L}+|двер\p{L}+|офіс\p{L}*|шаф\p{L}+|кухн\p{L}+|комор\p{L}+|гараж\p{L}*|машин\p{L}+|зал\p{L}*|підвал\p{L}*|комнат\p{L}+|офис\p{L}*|шкаф\p{L}*|кладовк\p{L}+|подвал\p{L}*)`
const ownKeys = String.raw`(?:${place} keys?|keys? (?:to|of|for|from) (?:the |our )?(?:\p{L}+ )?${place}|ключ\p{L}* (?:від|до|од|от) (?:\p{L}+ )?${place})`
const lost = String.raw`(?:who(?:'s| has| is)? (?:got|has|took|taken|borrowed|stole|moved|hid|using)|who has|where(?:'s| is| are| did)|(?:has |did )?(?:any(?:one|body)|you) (?:seen|see|take)|have you seen|хто (?:взяв|узяв|забрав|сховав|має|бачив)|у кого|де|хтось бачив|ніхто не бачив|бачив хтось|кто (?:взял|забрал|спрятал|видел)|где|никто не видел|видел кто-нибудь|кто-нибудь видел)`
const whereabouts = wholeWords(`${lost} (?:\\p{L}+ ){0,3}(?:${smallThing}|${ownKeys})`)

/** Questions of a meeting about itself: who is here, who leads, what follows, whether the sound works. */
const ofMeeting = phrases`
  (?:is|are) there (?:an?|any|another)(?: other)? (?:meetings?|sessions?|calls?) (?:[\p{L}#-]+ ){0,4}(?:here|after|before|now|next), who(?:'s| is| wants to| will| can)? (?:chairs?|chairing|take notes|taking notes|taking minutes|here|missing|still missing|up next), (?:are|is) (?:we|everyone|everybody|all) (?:all |now )?(?:here|present|ready|set|there), do we have (?:a )?quorum, how much time (?:do we have|is) left,
  shall we (?:start|begin|go on|continue|move on|wrap up), who (?:goes|wants to go|starts|begins|wants to start) first, can (?:everyone|everybody|you|you all|anyone) (?:hear|see) (?:me|us|my screen), is my (?:mic|microphone|screen|sound), am i (?:muted|on mute|audible),
  хто (?:веде|модерує|протоколює|пише протокол|починає|перший|наступний), кого (?:ще )?(?:чекаємо|немає|нема|бракує), (?:чи )?(?:усі|всі) (?:тут|на місці|зібрались|зібралися|готові), скільки (?:у нас )?(?:лишилось|залишилось) часу, (?:мене|екран|мій екран) (?:чути|видно|чутно), (?:чути|видно) (?:мене|екран),
  кто (?:ведет|модерирует|протоколирует|пишет протокол|начинает|первый|следующий), кого (?:еще )?(?:ждем|нет|не хватает), все (?:тут|здесь|на месте|собрались|готовы), сколько (?:у нас )?осталось времени, (?:меня|экран|мой экран) (?:слышно|видно), (?:слышно|видно) (?:меня|экран)`

/** "I'm just waiting for Dan to wake up": nothing is blocked, a person is late. Read with its capital letters. */
const late =
  /^(?:\P{L}{0,3}(?:ok|so|just|still|we're|we are|i'm|i am|and),? ){0,4}waiting (?:for|on) (?:@?[\p{L}\p{N}_|-]{2,30}|the others|every(?:one|body)) to (?:rise|wake up|join|show up|get up|get here|log in|dial in|sit down|unmute|be back)(?!\p{L})|^(?:\P{L}{0,3}(?:ну|ми|мы|ще|еще|просто|я) ){0,3}(?:чекаємо|чекаю|ждем|ждём|жду),? (?:на |поки |пока |доки |когда |коли )?@?[\p{L}\p{N}_-]{2,30},? (?:поки |пока |доки |коли |когда )?(?:прокинеться|підключиться|прийде|зайде|дійде|проснется|проснётся|подключится|придет|придёт|зайдет|зайдёт)(?!\p{L})/iu

/** A person is late for the talk. Work that is late has an object: "опоздаю с отчётом". */
const ownLateness = phrases`
  (?:i'm|i am|i'll be) (?:running )?(?:\p{L}+ |\d+ ){0,3}late(?! (?:with|on)), running late(?! (?:with|on)), stuck in traffic, (?:запізнюс[ья]|запізнююс[ья]|запізнюся|спізнюс[ья]|спізнююс[ья]|затримуюс[ья])(?! (?:з|із|зі) ), (?:опаздываю|опоздаю|задерживаюсь|задержусь)(?! (?:с|со) )`

/** Words that only lead a meeting on. A longer sentence may say more. */
const movesOn = phrases`
  (?:move|moving|go|going) on, next (?:topic|item|point|question)(?: please)?, next please, that's it for (?:today|this topic), (?:рухаємось|рухаймось|ідемо|йдемо|йдімо|їдемо) далі, наступне (?:питання|пункт), наступний пункт, (?:двигаемся|идем|едем|поехали) дальше, следующий (?:вопрос|пункт)`
/** Words. */
const longestMove = 6

export const isSmallTalk = (text: string): boolean => {
  const read = plain(text.slice(0, mostRead))
  const talks = [favours, whereabouts, ownLateness].some((pattern) => read.search(pattern) >= 0)
  const moves = read.search(movesOn) >= 0 && read.trim().split(/\s+/u).length <= longestMove
  return talks || moves || (/\?\W*$/u.test(read) && read.search(ofMeeting) >= 0) || late.test(text.slice(0, mostRead))
}
