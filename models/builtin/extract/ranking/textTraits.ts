/** The traits of a statement's text and type, as named numbers. */
import type { AtomType } from "../../../../domain/values.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import { phrases, plain } from "../../../language/words.ts"

/** Traits that are 0 are left out. */
export type Traits = ReadonlyMap<string, number>

const negative = phrases`
  no, not, never, none, nothing, nobody, don't, doesn't, didn't, won't, isn't, aren't, can't, cannot, не, ні, нема, немає,
  нічого, ніколи, нет, ничего, никогда, нельзя`
const conditional = phrases`if, unless, in case, whether, would, якщо, якби, хіба, раптом, если, бы, вдруг`
const hedged = phrases`
  maybe, perhaps, probably, i think, i guess, might, could, seems, not sure, i hope, може, мабуть, можливо, напевно,
  здається, думаю, сподіваюсь, может, наверное, возможно, кажется, вроде, надеюсь`
const first = phrases`
  i, i'll, i'm, i've, me, my, we, we'll, we're, us, our, я, ми, мені, мене, нам, наш\p{L}*, мы, мне, меня`
const second = phrases`you, your, you're, ти, ви, тобі, вам, тебе, вас, ты, вы, тебя`
const dated = phrases`
  today, tonight, tomorrow, monday, tuesday, wednesday, thursday, friday, saturday, sunday, deadline, by noon, eod,
  (?:next|this) week, сьогодні, завтра, понеділ\p{L}+, вівтор\p{L}+, серед[ауиі], четвер\p{L}*, п'ятниц\p{L}+, субот\p{L}+,
  неділ\p{L}+, сегодня, понедельник\p{L}*, вторник\p{L}*, сред[ауые], четверг\p{L}*, пятниц\p{L}+, суббот\p{L}+,
  воскресень\p{L}+`
const past = phrases`
  was, were, had, did, went, got, used to, last, ago, yesterday, already, earlier, було, був, була, були, вчора, вже, раніше,
  минул\p{L}+, было, был, была, были, вчера, уже, раньше, прошл\p{L}+`
const universal = phrases`
  all, always, every, everyone, only, must, without, until, усі, всі, завжди, кожн\p{L}+, лише, тільки, без, все, всегда,
  кажд\p{L}+, только`
const pronoun =
  /^(?:and |but |so |а |і |и |но |але )?(?:it|this|that|they|he|she|these|those|воно|він|вона|вони|це|цей|ця|то|те|это|он|она|они|оно|там|тут|there|here)(?!\p{L})/u

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 600
const mostContentWords = 10
const fewContentWords = 2
const longWords = 25

/** The meaning of these traits depends on the type: a question in the second person is no work. */
const together = ["first person", "second person", "asks", "negative", "dated", "past"] as const

export const textTraitsOf = (type: AtomType, text: string): Traits => {
  const cut = text.slice(0, mostRead)
  const read = plain(cut)
  const words = read.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu)?.length ?? 0
  const content = contentWords(cut).length
  const has = (pattern: RegExp) => Number(read.match(pattern) !== null)
  const written = (pattern: RegExp) => Number(pattern.test(cut))
  const all: Record<string, number> = {
    words: Math.log1p(words),
    "content words": Math.min(mostContentWords, content) / mostContentWords,
    "few content words": Number(content <= fewContentWords),
    long: Number(words > longWords),
    digits: written(/\d/u),
    link: written(/https?:\/\//u),
    code: written(/[{}<>;=]|\w\(|`/u),
    name: written(/(?<=[\p{L}\p{N},] )\p{Lu}\p{Ll}+/u),
    "upper case": written(/(?<!\p{L})\p{Lu}{2,}/u),
    mention: written(/@[\p{L}_]/u),
    asks: written(/\?\W*$/u),
    exclaims: written(/!\W*$/u),
    face: written(/[:;]-?[)D(P]|\p{Extended_Pictographic}/u),
    quoted: written(/["«“]/u),
    pronoun: Number(pronoun.test(read)),
    negative: has(negative),
    conditional: has(conditional),
    hedged: has(hedged),
    "first person": has(first),
    "second person": has(second),
    dated: has(dated),
    past: has(past),
    universal: has(universal)
  }
  const traits = new Map(Object.entries(all).filter(([, value]) => value !== 0))
  traits.set(`type ${type}`, 1)
  for (const name of together) if (traits.has(name)) traits.set(`${type}: ${name}`, 1)
  return traits
}
