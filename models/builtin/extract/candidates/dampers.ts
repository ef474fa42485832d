/** Signs that a sentence is less worth keeping: jokes, thanks, the organisation of a meeting, code. */
import { phrases } from "../../../language/words.ts"

export interface Damper {
  readonly name: string
  /** The score is multiplied by this factor. */
  readonly factor: number
  readonly pattern: RegExp
}

const damper =
  (name: string, factor: number) =>
  (strings: TemplateStringsArray): Damper => ({ name, factor, pattern: phrases(strings) })

export const dampers: ReadonlyArray<Damper> = [
  damper("manners", 0.5)`
    thanks?, thank you, thx, ty, lol, haha, hehe, heh, congrat\p{L}*, welcome, sorry, good (?:morning|night|luck), have a (?:nice|good|great) \p{L}+, cheers, bbl, brb, see you, talk (?:later|soon),
    дякую, дякуємо, спасибо, спс, вибач\p{L}*, извини\p{L}*, гарного дня, хорошего дня, добраніч, вітаю, поздравляю`,
  damper("running the meeting", 0.3)`
    move on, moving on, move along, next please, next topic, any(?:thing|one|body) else, your turn, you start, (?:is|are) (?:that|we) (?:it|done|ready|all), that's (?:it|all), i'll go, i'm done, let's (?:start|begin|get started|see|wait|go), lets (?:start|begin|see|wait), stand ?by, hold on, one (?:sec|second|moment|minute), give me a (?:sec|second|minute|moment), going (?:once|twice|three), back in,
    ready to (?:start|begin), who's next, hand over, catching up, got to run, have to run, had to run, need to (?:leave|run|go), я все, рухаємось далі, йдемо далі, наступне питання, хвилинку, секунду, двигаемся дальше, идем дальше, следующий вопрос, минутку`,
  damper("what might have been", 0.6)`
    would have, could have, should have, might have, if i (?:were|was|had), used to, i (?:was|were) going to, wouldn't, in theory, hypothetically, мав би, треба було, надо было, нужно было`,
  damper("past", 0.7)`
    i (?:did|had|was|went|tried|thought|forgot|sent|got|asked|wrote|used), we (?:did|had|were|went|tried|sent|got), last (?:week|month|year|time), already, yesterday, ago, previously, вчора, минулого, вже, вчера, уже, прошлой, прошлого`,
  damper("addressed to manners", 0.5)`
    let me know, feel free, happy to help, no problem, no worries, you're welcome, if you (?:want|like|wish|need), hope (?:that|this|it) helps, good question, makes sense, дай знати, дай знать, не за що, не за что`
]

/** Laughing and winking faces show that a sentence is not serious. A smile is a weaker sign. */
const winking = /(?:^|\s)[:;=]-?[pPdD](?=\s|$)|;-?\)|😂|🤣|😜|😉/u
const smiling = /[:=]-?\)|🙂|😀|😊/u

export const faces = (text: string): number => {
  if (winking.test(text)) return 0.55
  return smiling.test(text) ? 0.85 : 1
}

/** Below this share of letters, digits and blanks a line is code, a log or a drawing. */
const leastProse = 0.75

export const isCode = (text: string): boolean => {
  const prose = text.match(/[\p{L}\p{N}\p{M}\s,.!?'"’«»-]/gu)?.length ?? 0
  return prose < leastProse * [...text].length || /^(?:[\w$]+\(.*\);?|[<{}].*|.*[;{}])$/u.test(text.slice(0, 200))
}
