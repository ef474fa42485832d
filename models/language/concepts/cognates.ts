/**
 * Compares a Latin word with a Cyrillic one by their sound: "scanner" and "сканер", "licence" and "лицензия", "Odesa" and
 * "Одеса". Both are written in one small alphabet, in which similar sounds have one letter.
 */
import { keeping } from "./kept.ts"

/** The sound of each group of letters and each letter. Groups come first. */
const latin: ReadonlyArray<readonly [RegExp, string]> = [
  [/sch|sh|ch|zh|ts|tz/gu, "s"],
  [/ph/gu, "f"],
  [/th/gu, "t"],
  [/kh/gu, "g"],
  [/ck|qu|q/gu, "k"],
  [/x/gu, "ks"],
  [/c(?=[eiy])/gu, "s"],
  [/c/gu, "k"],
  [/[zj]/gu, "s"],
  [/w/gu, "v"],
  [/h/gu, "g"],
  [/[ey]/gu, "i"],
  [/o/gu, "a"]
]

const cyrillic: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "i",
  є: "i",
  э: "i",
  ж: "s",
  з: "s",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  ы: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "a",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "g",
  ц: "s",
  ч: "s",
  ш: "s",
  щ: "s",
  ю: "u",
  я: "a",
  ь: "",
  ъ: "",
  "'": ""
}

/** The least sounds that both words begin with. */
const leastShared = 5
/** The least sounds of a word that is compared. */
const shortest = 4
/** Words whose sounds are cached. */
const mostKept = 4_000
/** The most sounds that an ending adds. */
const longestEnding = 2

/** The sounds of a word in `plain` letters, without doubled ones and without the vowels of an ending. */
const soundsOf = keeping(mostKept, (word): string => {
  const letters = isCyrillic(word)
    ? [...word].map((letter) => cyrillic[letter] ?? letter).join("")
    : latin.reduce((said, [pattern, sound]) => said.replace(pattern, sound), word)
  const sounds = letters.replace(/(.)\1+/gu, "$1")
  const stem = sounds.replace(/[aiu]+$/u, "")
  return stem.length >= shortest ? stem : sounds
})

/** `plain` words have small letters only: "а" to "ґ". */
const isCyrillic = (word: string) => word >= "\u0400" && word < "\u0530"

/** Whether a Latin and a Cyrillic word sound alike. False for two words of one script: those are compared by their letters. */
export const soundsLike = (a: string, b: string): boolean => {
  if (isCyrillic(a) === isCyrillic(b) || Math.min(a.length, b.length) < shortest) return false
  const [own, theirs] = [soundsOf(a), soundsOf(b)]
  if (own[0] !== theirs[0]) return false
  const shorter = Math.min(own.length, theirs.length)
  let shared = 0
  while (shared < shorter && own[shared] === theirs[shared]) shared++
  if (shared < shortest) return false
  if (shared === shorter) return Math.max(own.length, theirs.length) - shared <= longestEnding || shared >= leastShared
  return shared >= Math.max(leastShared, shorter - longestEnding)
}
