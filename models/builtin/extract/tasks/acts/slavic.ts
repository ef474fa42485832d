/** The acts of Ukrainian and Russian clauses. The form of the verb tells most of them: "замов", "замовлю", "треба замовити". */
import { thingOf } from "../../../../language/concepts/concepts.ts"
import { languageOf } from "../../../../language/language.ts"
import { isImperative } from "../clauses/assigning.ts"
import { severalIn } from "../words/severalThings.ts"
import { hasForm } from "../verbs/forms.ts"
import { type SpeechAct, act } from "./act.ts"
import type { SpokenClause } from "./english.ts"

const word = /(?<![\p{L}'-])[а-яіїєґ'][а-яіїєґ'-]*/gu

/** Verbs of looking and thinking: a courtesy, and no work that can be seen to be finished. */
const look =
  /^(?:подив\p{L}+|глян\p{L}*|подума\p{L}+|почита\p{L}+|послуха\p{L}*|почека\p{L}+|зачека\p{L}+|спробу\p{L}+|посмотр\p{L}+|почита\p{L}+|подожд\p{L}+|попробу\p{L}+|скаж\p{L}+|сказа\p{L}+|розкаж\p{L}+|расскаж\p{L}+|побач\p{L}+|увид\p{L}+|знат[иь]|мати|иметь|бути|быть|жити|жить|говорит[иь]|розуміти|понимать|чекати|ждать|думати|думать|їхати|ехать|спати|спать|сидіти|сидеть|бачити|видеть|пам'ятати|помнить|уточню|сказать|казати|жартувати|шутить)$/u

const need =
  /(?<![\p{L}'])(?:треба|потрібно|необхідно|слід|варто|мусимо|повинн[іа]|повинен|маємо|пора|надо|нужно|необходимо|следует|стоит|должн[ыа]|должен)(?!\p{L})/u
/** "Потрібна перевірка трьома мовами": a noun names the work. */
const needsService =
  /(?<!\p{L})(?:потріб(?:ен|на|не|ні)|необхідн(?:ий|а|е|і)|нуж(?:ен|на|но|ны)|необходим(?:а|о|ы)?|требу(?:е|ю)тся) (?:\p{L}+ ){0,2}(?:перевірк\p{L}+|огляд|ремонт|заміна|оновлення|переклад|тест(?:и|ування)?|прибирання|проверк\p{L}+|осмотр|замена|обновлени\p{L}+|перевод|тесты|тестирование|уборк\p{L}+|правк\p{L}+)(?!\p{L})/u
const noNeed =
  /(?<!\p{L})(?:не|ні|нет|нема|немає|навіщо|зачем|чи|ли|якщо|если|коли|когда|як|как|хто|кто|що|что|де|где|скільки|сколько|можливо|може) (?:(?:тут|тебе|тобі|нам|вам|мені|мне|это|це|вже|уже|й|и) )?(?:треба|потрібно|необхідно|слід|варто|надо|нужно|необходимо|следует|стоит|должн\p{L}+|повинн\p{L}+|пора)|(?:треба|потрібно|слід|надо|нужно|следует|стоит|варто) (?:було|было|будет|буде)(?!\p{L})|(?:надо|нужно|треба|потрібно) ли/u
const own =
  /(?<!\p{L})(?:мені|мне) (?:ще |еще |також |также |теж |тоже )?(?:треба|потрібно|надо|нужно|необхідно|необходимо)|(?:треба|потрібно|надо|нужно) (?:мені|мне)/u
const yours =
  /(?<!\p{L})(?:тобі|вам|тебе) (?:ще |еще |також )?(?:треба|потрібно|надо|нужно)|(?:треба|потрібно|надо|нужно),? (?:щоб|чтобы|чтоб) (?:ти|ви|ты|вы)(?!\p{L})/u
const can =
  /(?<!\p{L})(?:(?:з?можеш|з?можете|сможешь|сможете|можешь|можете|міг би|могла б|могли б|мог бы|могла бы|могли бы)(?: ти| ви| ты| вы)?)(?!\p{L})/u
const anyone =
  /(?<!\p{L})(?:хтось|хто-небудь|хто-нибудь|кто-нибудь|кто-то|хто може|хто зможе|хто візьме\p{L}*|кто может|кто сможет|кто возьмет\p{L}*|одному з нас|комусь)(?!\p{L})/u
const let3 = /(?<!\p{L})(?:хай|нехай|пусть)(?!\p{L})/u
const please = /(?<!\p{L})(?:будь ласка|будьласка|пожалуйста|плиз|прошу|просьба|прохання)(?!\p{L})/u
const taking =
  /(?<!\p{L})(?:беру це на себе|беру на себе|беру на себя|візьму на себе|возьму на себя|візьмусь|візьмуся|берусь|беруся|возьмусь|займусь|займуся|за мною|за мной|на мені|на мне|я за|с меня|з мене)(?!\p{L})/u
/** A person takes up requests: "беру обидва". The next pattern is for the group: "зробимо обидва". */
const takesNow = /(?<!\p{L}|не |ні )(?:беру|роблю|делаю|(?:можу|могу) (?:взяти|зробити|взять|сделать))(?!\p{L})/u
const together =
  /(?<!\p{L}|не |ні )(?:давайте|давай|зробимо|робимо|беремо|візьмемо|сделаем|делаем|берем|возьмем)(?!\p{L})/u
const later =
  /(?<!\p{L})(?:сьогодні|завтра|зараз|сейчас|сегодня|післязавтра|послезавтра|ввечері|вечором|вечером|вранці|утром|зранку|в обід|у понеділок|в \p{L}+|у \p{L}+ницю|до \p{L}+|к \p{L}+|після \p{L}+|после \p{L}+|на вихідних|на выходных|на тижні|на неделе)(?!\p{L})/u
/** First person of a present tense that tells of a state, not of work. */
const states =
  /^(?:думаю|гадаю|знаю|маю|бачу|вижу|хочу|можу|могу|люблю|боюсь|боюся|чекаю|жду|сподіваюсь|сподіваюся|надеюсь|пам'ятаю|помню|розумію|понимаю|считаю|вважаю|дякую|прошу|працюю|работаю|кажу|говорю|запитую|спрашиваю|питаю|буду|мушу|іду|йду|еду|їду|иду|живу|сижу|стою|лежу|вірю|верю|уявляю|представляю|пропоную|предлагаю|нагадую|напоминаю|бажаю|желаю|радію|шкодую|жалею|плачу|болію|болею|слухаю|слушаю|читаю|дивлюсь|дивлюся|смотрю|шукаю|ищу|пишу|роблю|делаю|чую|слышу|лечу|люблю|вітаю|поздравляю|вибачаюсь|извиняюсь|підтверджую|подтверждаю|згоджуюсь|соглашаюсь|задачу|встречу|зустріч|удачу|сдачу|дачу|передачу|неделю|землю|погоду|пользу|роботу|работу|цю|эту|тому|чому|кому|йому|нему|ему|саму|одну|другу|всю)$/u
const perfect =
  /^(?:пере|при|про|під|под|над|роз|раз|рас|від|от|об|за|по|ви|вы|до|на|з'|з|с|у|в).{2,}(?:лю|жу|шу|чу|щу|рю|ню|сю|дам|йму|зьму|ведy|веду|несу|везу|йду)(?:сь|ся)?$/u
const present = /^.{3,}(?:ю|жу|шу|чу|щу)(?:сь|ся)?$/u

/** The words before an imperative that begins its own clause. */
const clauseBegins =
  /(?:[,.:;!?–—(-] ?|(?<!\p{L})(?:і|й|и|та|а|але|но|то|тоді|тогда|потім|потом|також|также|ще|еще) )$/u

/** Perfective verbs in the second person. Verbs of knowing, talking and coming ask for an answer only. */
const secondPerson =
  /^(?!(?:побач|увид|подума|скаж|розкаж|расскаж|погодж|пригада|вспомн|зрозум|пойм|зна|приїд|прид|приед|прийд|зайд|поїд|поед|пид|підеш|пойд|встиг|успе|зможе|сможе|захоч|поясн|объясн|нагада|напомн)\p{L}*)(?:пере|при|про|під|под|над|роз|раз|рас|від|от|об|за|по|ви|вы|до|на|з|с|у|в|о).{2,}(?:еш|иш|єш|їш|ешь|ишь|ете|ите|єте|їте)$/u

/** Imperfective verbs with the look of perfective ones: they tell of what a person does now. */
const ongoing = /^(?:ставлю|готовлю|правлю|гружу|ношу|ловлю|роблю|кажу|пишу|веду|несу|везу|вожу)$/u

/** Null when the clause performs none of these acts. */
export const slavicAct = (clause: SpokenClause): SpeechAct | null => takesSeveral(clause) ?? slavicActOf(clause)

const slavicActOf = ({ body, read, named, question }: SpokenClause): SpeechAct | null => {
  const words = [...read.matchAll(word)].map(({ 0: said, index }, at, all) => ({
    said,
    at: index,
    negated: all[at - 1]?.[0] === "не" || all[at - 1]?.[0] === "ні"
  }))
  const first = words.slice(0, 3)
  const from = (at: number) => body.slice(at)
  const russian = languageOf(body) === "ru"
  const infinitive = words.find(({ said, negated }) => isInfinitive(said, russian) && !negated && !look.test(said))
  const polite = please.test(read)
  const free = anyone.test(read)
  const looked =
    (named || polite) &&
    /(?<!\p{L})(?:подивись|подивися|подивіться|глянь|гляньте|посмотри|посмотрите|почитай|послухай|послушай)(?!\p{L})/u.exec(
      read
    )
  if (looked && !question && words.length > 3) return act("asked", "addressee", from(looked.index), 0.5)
  const told = named && /(?<!\p{L})(?:скажи|скажіть|скажите|розкажи|расскажи)(?!\p{L})/u.exec(read)
  if (told && !question && words.length > 4) return act("asked", "addressee", from(told.index), 0.48)
  const imperative = words.find(
    ({ said, negated }, i) =>
      !negated &&
      !look.test(said) &&
      ((hasForm(said, "imperative") && !hasForm(said, "infinitive")) ||
        (i < (named ? 2 : 1) && isImperative(said) && (named || /[аяуюії]й(?:те)?$/u.test(said))))
  )
  if (
    imperative !== undefined &&
    (!question || ((named || polite) && first.some(({ at }) => at === imperative.at))) &&
    !let3.test(read)
  ) {
    const begins = clauseBegins.test(read.slice(0, imperative.at))
    // "Сторінка оплати": a noun with the form of an imperative.
    const isNoun = imperative.at > 0 && !begins && thingOf(imperative.said) !== null
    const early = first.some(({ at }) => at === imperative.at) && !isNoun
    if (free) return act("asked", "open", from(imperative.at), 0.62)
    if (named || polite) return act("asked", "addressee", from(imperative.at), 0.72)
    // "Пофарбувала, гляньте": only a hint after the work is done.
    if (words.some(({ said, at }) => at < imperative.at && hasForm(said, "past")))
      return act("asked", "addressee", from(imperative.at), 0.3)
    if (early || (imperative === words.at(-1) && !isNoun)) return act("asked", "addressee", from(imperative.at), 0.6)
    // Inside a clause the same form is a noun: "сторінка оплати не відкривається".
    if (begins) return act("asked", "addressee", from(imperative.at), 0.5)
  }
  if (can.test(read) && infinitive !== undefined)
    return act("asked", free ? "open" : "addressee", from(infinitive.at), 0.64)
  if (free && infinitive !== undefined) return act("asked", "open", from(infinitive.at), 0.58)
  if (let3.test(read)) {
    const third = words.find(({ said, negated }) => hasForm(said, "third") && !negated)
    if (third !== undefined) return act("assigned", "open", from(third.at), 0.62)
  }
  // "Богдане, розвісиш афіші?": the future of the second person asks a person by name.
  const you = named && question ? first.find(({ said, negated }) => !negated && secondPerson.test(said)) : undefined
  if (you !== undefined) return act("asked", "addressee", from(you.at), 0.6)
  const held = words.some(({ said }) => states.test(said))
  return (
    promise({ body, read, named, question }, words) ?? demand(read, from, infinitive, { body, polite, question, held })
  )
}

interface Word {
  readonly said: string
  readonly at: number
  readonly negated: boolean
}

/** A promise of the speaker or of the group that takes up several things; null for another clause. */
const takesSeveral = ({ body, read, question }: SpokenClause): SpeechAct | null => {
  if (question || severalIn(read) === 1) return null
  if (takesNow.test(read)) return act("promised", "speaker", body, 0.55)
  return together.test(read) ? act("promised", "open", body, 0.55) : null
}

const promise = ({ body, read, question }: SpokenClause, words: ReadonlyArray<Word>): SpeechAct | null => {
  if (question) return null
  const done = words.find(({ said, negated }) => !negated && hasForm(said, "first") && !look.test(said))
  if (done !== undefined) return act("promised", "speaker", body.slice(done.at), 0.64)
  if (taking.test(read)) return act("promised", "speaker", body, 0.55)
  const will = words.find(({ said, negated }) => said === "буду" && !negated)
  const after =
    will === undefined
      ? undefined
      : words.find(({ said, at }) => at > will.at && isInfinitive(said, languageOf(body) === "ru"))
  if (after !== undefined) return act("promised", "speaker", body.slice(after.at), 0.45)
  const likely = words.find(
    ({ said, negated }) =>
      !negated &&
      !states.test(said) &&
      !ongoing.test(said) &&
      !look.test(said) &&
      perfect.test(said) &&
      !/(?:ість|ство)/u.test(said)
  )
  if (likely !== undefined) return act("promised", "speaker", body.slice(likely.at), 0.5)
  const now = words.find(
    ({ said, negated }) =>
      !negated && !states.test(said) && present.test(said) && /(?:аю|яю|юю|лю|жу)(?:сь|ся)?$/u.test(said)
  )
  if (now !== undefined && later.test(read)) return act("promised", "speaker", body.slice(now.at), 0.46)
  return null
}

interface Manner {
  readonly body: string
  readonly polite: boolean
  readonly question: boolean
  readonly held: boolean
}

const demand = (
  read: string,
  from: (at: number) => string,
  infinitive: Word | undefined,
  { body, polite, question, held }: Manner
): SpeechAct | null => {
  if (needsService.test(read) && !noNeed.test(read) && !question) return act("needed", "open", body, 0.48)
  if (infinitive === undefined) return null
  if (yours.test(read)) return act("asked", "addressee", from(infinitive.at), 0.62)
  if (own.test(read) && !question) return act("promised", "speaker", from(infinitive.at), 0.5)
  if (need.test(read) && !noNeed.test(read) && !question) return act("needed", "open", from(infinitive.at), 0.56)
  if (polite && !question) return act("asked", "open", from(infinitive.at), 0.56)
  // "Обом надіслати запрошення": an infinitive alone is an order.
  return !question &&
    !held &&
    infinitive.at < 40 &&
    hasForm(infinitive.said, "infinitive") &&
    !/(?<!\p{L})(?:щоб|чтобы|як|как|де|где|чи|ли|міг|могла?|можна|можно|хоч\p{L}*|хот\p{L}*|можем\p{L}*|зможемо|встиг\p{L}*|успе\p{L}*|готов\p{L}*|вміє\p{L}*|умеет\p{L}*|почав|почала|начал\p{L}*|вдалося|получилось|не)(?!\p{L})/u.test(
      read
    )
    ? act("needed", "open", from(infinitive.at), 0.45)
    : null
}

/** In Ukrainian "лежать" is a third person, in Russian an infinitive. */
const isInfinitive = (said: string, russian: boolean) =>
  hasForm(said, "infinitive") ||
  (russian ? /^.{2,}[аяиеуоы](?:ть|ться)$/u : /^.{2,}[аяиіеуо](?:ти|тися|тись)$/u).test(said)
