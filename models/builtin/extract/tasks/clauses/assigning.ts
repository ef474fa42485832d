/** Recognises the words after a name that give work to the person: "Ann, please …", "Олегу, замов …", "Нина — покрасить". */
import { hasForm } from "../verbs/forms.ts"

const politely = String.raw`(?:please|pls|plz|kindly|also|just|quickly|now|then|too|будь ласка|будьласка|пожалуйста|плиз|також|также|ще|еще|завтра|сьогодні|сегодня|зараз|сейчас|терміново|срочно|потім|потом|тоді|тогда|краще|лучше)`
const filler = new RegExp(String.raw`^(?:[\s,:—–-]{1,3}${politely}(?!\p{L})){0,3}[\s,:—–-]{1,3}`, "u")
const polite = /^[\s,:—–-]{1,3}(?:please|pls|plz|будь ласка|будьласка|пожалуйста)(?!\p{L})/u
const askedYou =
  /^[\s,:—–-]{1,3}(?:(?:if )?(?:can|could|would|will) (?:you|u)|if (?:you|u) (?:can|could|would)|(?:you|we) need (?:the|a|an|your|to)|you (?:need|have|can|should|must|will|take)|(?:ти|ви|ты|вы) |(?:з?можеш|з?можете|сможешь|сможете|можешь|можете|прошу|хай|нехай|пусть|візьм\p{L}+|возьм\p{L}+|не забудь\p{L}*|треба|потрібно|надо|нужно) ?)/u
/** "Ann to update the docs", "Олегу — замовити", but not "Ann to the rescue". */
const toDo = /^,? (?:to|[—–-]) (?<verb>\p{L}{2,})/u

/** @param after `plain` text after a name */
export const laysOnName = (after: string): boolean => {
  if (polite.test(after) || askedYou.test(after)) return true
  const given = toDo.exec(after)?.groups?.["verb"]
  if (given !== undefined && hasForm(given, "infinitive")) return true
  const lead = filler.exec(after)
  if (lead === null) return false
  const [verb = ""] = /^[\p{L}'-]+/u.exec(after.slice(lead[0].length)) ?? []
  const apart = /[,:]/u.test(lead[0])
  if (hasForm(verb, "imperative") || (isImperative(verb) && (apart || /й(?:те)?$/u.test(verb)))) return true
  return hasForm(verb, "third") && !apart
}

/** Words that end like an imperative and are not one. */
const noImperatives = new Set(
  String.raw`ти ви ми вони коли але чи ні або якщо вже теж там дай мій твій свій цей той який такий усі всі чеки три ещё еще или если уже ли все
  мой твой свой этот какой такой ты вы мы они когда очень день теперь здесь есть хоть пять шесть семь восемь девять десять лишь опять вот
  можеш можете каже хай тільки навіть потрібні треба`
    .trim()
    .split(/\s+/u)
)

/** Whether a Cyrillic word after an address looks like an imperative that no table lists. */
export const isImperative = (word: string): boolean =>
  /^[а-щьюяґєії']{4,}$/u.test(word) &&
  !noImperatives.has(word) &&
  /(?:[аяеоуюії]й(?:те)?|(?:и|іть|ите)|(?:[бвдзлмнпрст]ь(?:те)?)|(?:йся|йтесь|йтеся|йтесь|ись|ися|иться|ься))$/u.test(
    word
  ) &&
  !/(?:ий|ой|ость|ість|тель|ень|ець|арь|ами|ями|ти|ать|ить|еть|ять|уть|оть|ють|ають|ить|ние|ення|ого)$/u.test(word)
