/** Signs that a sentence only looks like a request or a promise: it is conditional, reported, unreal, a joke, or part of running a meeting. */
import { phrases, plain } from "../../../../language/words.ts"
import type { SpeechAct } from "./act.ts"

interface Sign {
  readonly name: string
  /** The weight of the act is multiplied by this factor. */
  readonly factor: number
  readonly pattern: RegExp
  /** The acts that the sign spoils. All acts if it is missing. */
  readonly of?: ReadonlyArray<SpeechAct["by"]>
}

/** "When you have time": a condition that is only polite. */
const courtesy =
  /(?<!\p{L})(?:(?:if|when|whenever) (?:you|somebody|someone|anybody|anyone|u) (?:can|could|have|has|get|gets|find|finds) ?(?:some |a |the )?(?:time|minute|moment|sec|second|chance|spare minute)?|if (?:possible|needed)|if you don't mind|(?:якщо|коли) (?:можна|можеш|можете|не важко|буде (?:час|хвилинка|змога)|матимеш час)|(?:если|когда) (?:можно|можешь|можете|не сложно|не трудно|будет (?:время|минутка|минута|возможность)))(?!\p{L}),?/gu

const signs: ReadonlyArray<Sign> = [
  {
    name: "condition",
    factor: 0.4,
    pattern:
      /(?:^|[,.;:—–(] ?|(?<!\p{L})(?:and|but|so|then|і|а|и|но|але|то) )(?:if|unless|provided|якщо|якби|если|ежели|в случае|у разі)(?!\p{L})/u
  },
  {
    name: "unreal",
    factor: 0.3,
    pattern: phrases`
      would have, could have, should have, might have, wish, i'd (?:love|rather|like), in theory, ideally, hypothetically, was going to, were going to, was gonna, wanted to,
      would be (?:nice|great|cool|good|fun), should be able to, might, one day, someday, no need to, don't (?:have|need) to, doesn't (?:have|need) to, do not (?:have|need) to, won't (?:have|need) to, needn't, якби, якщо б, хотів, хотіла, хотіли, хотів би, було б, мріяв, мрію, колись, би, б,
      досить було, достатньо було, достаточно было, хватило бы, would have been enough, если бы, хотел, хотела, хотели, было бы, мечтаю, когда-нибудь, бы`
  },
  {
    name: "reported",
    factor: 0.35,
    pattern:
      /(?:(?<!\p{L})(?:he|she|they|people|\p{L}+) (?:said|says|told|asked|asks|wants|wanted|thinks|claims|claimed|promised|suggested|reckons|insists|insisted)(?!\p{L}))|(?<!\p{L})(?:каже|кажуть|казав|казала|казали|сказав|сказала|просив|просила|питав|питала|питає|питають|обіцяв|обіцяла|обіцяли|обіцяє|хоче|хочуть|мовляв|нібито|начебто|чув|чула|говорит|говорят|говорил\p{L}?|сказал|сказала|сказали|просил|просила|просили|просит|просят|спрашивает|спрашивают|спросил\p{L}?|обещал|обещала|обещали|обещает|хочет|хотят|мол|якобы|слышал|слышала|пишет|пишут)(?!\p{L})/u
  },
  {
    name: "running the meeting",
    factor: 0.3,
    pattern: phrases`
      move on, moving on, move along, next please, next topic, anything else, your turn, stand by, standby, hold on, wait a (?:sec|second|minute|moment), one (?:sec|second|moment|minute), give me (?:a|an|one|two|five|ten|half an?) (?:sec|second|minute|moment|hour|minutes|hours), дай(?:те)? мені (?:хвилин\p{L}+|годин\p{L}+|секунд\p{L}+), дай(?:те)? мне (?:минут\p{L}*|час|секунд\p{L}*),
      take (?:this|that|it) offline, start the meeting, end the meeting, chair, vote on, introduce (?:yourself|yourselves), go ahead, let's (?:start|begin|see|wait|go), be right back, brb, be back, catch up later, talk later,
      рухаємось далі, йдемо далі, хвилинку, секунду, двигаемся дальше, идем дальше, минутку, секундочку`
  },
  {
    name: "manners",
    factor: 0.3,
    pattern: phrases`
      let me know, feel free, don't worry, no worries, never mind, nevermind, keep up, take care, have a (?:nice|good|great), good luck, enjoy, be careful, bear with me, remind me (?!to|about|of|that)\p{L}+, running late, help yourself, make yourself, keep me posted, stay tuned,
      не хвилюйся, не переживай, бережи себе, тримайся, тримайтесь, бувай, гарного, смачного, дай знати, не волнуйся, не переживайте, береги себя, держись, держитесь, приятного, дай знать, выздоравливай, выздоравливайте, одужуй, відпочивай, отдыхай, звертайся, звертайтесь, звертайтеся, обращайся, обращайтесь, запізнююсь, запізнююся, опаздываю, нагадай мені (?:у|в|про це)?, напомни мне в, сідай, садись`
  },
  {
    name: "unsure",
    factor: 0.35,
    pattern: phrases`
      (?:asking|wondering|wonder|know|sure|understand) (?:if|whether) (?:i|we), i think i(?:'ll| will), не (?:знаю|певен|певна|уверен|уверена)`
  },
  {
    name: "advice",
    factor: 0.35,
    of: ["needed", "promised"],
    pattern: phrases`you(?:'d|'ll| would| will)? (?:just |only |also |still )?(?:need|have) to`
  },
  {
    name: "advert",
    factor: 0.2,
    pattern: phrases`
      subscribe, don't miss, sign up now, click here, follow us, buy now, order now, our (?:newsletter|channel), підписуйтесь, підпишіться, не пропустіть, замовляйте, (?:замовляй|замов|купуй) (?:зараз|сьогодні), переходьте за посиланням, подписывайтесь, подпишитесь, не пропустите, заказывайте, (?:заказывай|закажи|покупай|купи) (?:сейчас|сегодня), переходите по ссылке, жмите`
  },
  {
    name: "others",
    factor: 0.4,
    of: ["asked", "needed"],
    pattern: phrases`users must, users should, customers (?:must|should), passengers must, everyone should, people should, one should, клієнти мають, користувачі мають, клиенты должны, пользователи должны`
  }
]

const joking =
  /(?:^|\s)[:;=]-?[pPdD](?=\s|$|[.!])|;-?\)|😂|🤣|😜|😉|😅|😆|😁|😹|(?<!\p{L})(?:lol|haha\p{L}*|jk|rofl|шучу|жартую|ха-?ха\p{L}*|хах|лол)(?!\p{L})/u
const notice =
  /^[\s\p{S}\p{P}]{0,4}(?:dear |notice to |notice:|attention all|шановні|шановний|уважаемые|уважаемый|увага!|внимание!)/iu
const sarcasm =
  /(?<!\p{L})(?:what could possibly go wrong|love that for me|oh great|yeah right|as if|ну так|ага, щас|ага щас|звісно-звісно|конечно-конечно|ну конечно|ну звісно)(?!\p{L})/u

/** The words that may report the act. A request begins with its verb; of the other acts the work may be the sentence. */
const wordsBefore = (sentence: string, before: string, by: SpeechAct["by"]) =>
  before === "" && by !== "asked" ? sentence : before

/** A promise begins its own clause after a comma: "the bank wants it back, I'll send it". */
const wordsOfClause = (before: string, by: SpeechAct["by"]) =>
  by === "promised" && /[,;] (?:and |but |so )?(?:i|we)(?:'ll| will)? ?$/u.test(before) ? "" : before

/** Whether the work lies between quotation marks that open before it and close after it: "he wrote «renew it»". */
const isQuoted = (sentence: string, work: string) => {
  const begin = sentence.indexOf(work.slice(0, shownOfWork))
  if (begin <= 0) return false
  const before = sentence.slice(0, begin)
  const rest = sentence.slice(begin)
  const guillemets = before.lastIndexOf("«") > before.lastIndexOf("»") && rest.includes("»")
  const curly = /[“„][^”“„]*$/u.test(before) && /[”“]/u.test(rest)
  return guillemets || curly || ((before.match(/"/gu)?.length ?? 0) % 2 === 1 && rest.includes('"'))
}
/** UTF-16 units. */
const shownOfWork = 12

/** The factor for an act in a sentence; 1 if no sign spoils it. */
export const spoilsOf = (sentence: string, whole: string, { by, who, work }: SpeechAct, named: boolean): number => {
  const read = plain(sentence).replace(courtesy, " ")
  const begin = sentence.indexOf(work)
  const before = wordsBefore(read, plain(sentence.slice(0, Math.max(0, begin))), by)
  const message = plain(whole.slice(0, 2_000))
  let factor = 1
  for (const { name, factor: less, pattern, of } of signs) {
    if (of !== undefined && !of.includes(by)) continue
    // A condition that a person is asked to prepare for is work for that person.
    if (name === "condition" && (named || by === "asked")) continue
    // Words after the work report of nothing: "Оксано, купи папір, бо сусід щось друкує".
    const where = name === "reported" ? wordsOfClause(before, by) : read
    if (where.search(pattern) >= 0) factor *= less
  }
  if (isQuoted(sentence, work)) factor *= 0.3
  if (joking.test(message)) factor *= 0.4
  if (notice.test(message) || sarcasm.test(message)) factor *= 0.2
  // "Check your key" is advice to a person who has a problem.
  if (
    by === "asked" &&
    who === "addressee" &&
    /(?<!\p{L})your(?:self)?(?!\p{L})/u.test(read) &&
    !/(?<!\p{L})(?:please|pls)(?!\p{L})/u.test(read)
  )
    factor *= 0.5
  return factor
}
