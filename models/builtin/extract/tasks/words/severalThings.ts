/** Words that stand for several things that were named before: "both", "обидва", "все три". */
import { plain } from "../../../../language/words.ts"

/** Words for several things that were named before, with their number. Words for people or for sides of one thing do not match. */
export const numbersOfThings: ReadonlyArray<readonly [RegExp, number]> = [
  [
    /(?<![\p{L}'])(?<!(?:we|you|they|us|them|ми|ви|вони|мы|вы|они|нас|вас) )(?:both(?! of (?:us|you)(?!\p{L}))(?: of (?:them|these|those|it))?|the two of them|(?:(?:і|й) )?те,? (?:і|й) (?:те|інше|друге)|(?:і )?перше,? (?:і|й|та) друге|обидв(?:а|і)|(?:и )?(?:то|это),? и (?:другое|то)|(?:и )?первое,? и второе|об[ае]|об[ео]ими)(?!\p{L})/u,
    2
  ],
  [/(?<![\p{L}'])(?:all three(?: of (?:them|these|those))?|[ву]сі три|все три)(?!\p{L})/u, 3],
  [/(?<![\p{L}'])(?:all four(?: of (?:them|these|those))?|[ву]сі чотири|все четыре)(?!\p{L})/u, 4],
  [
    /(?<![\p{L}'])(?:all of (?:them|these|those|it|this|that)|them all|everything|the lot|[ву]се це|все это|[ву]с[еі](?![,-]| (?:ще|ж|же|одно|равно|таки|еще)(?!\p{L})))(?!\p{L})/u,
    Number.POSITIVE_INFINITY
  ]
]

/** Nouns that may follow the number: "both things". */
export const anyThing =
  /(?<!\p{L})(?:tasks?|things?|points?|ideas?|jobs?|requests?|options?|suggestions?|варіант\p{L}*|вариант\p{L}*|завдання|задач\p{L}*|справ\p{L}*|реч\p{L}*|пункт\p{L}*|ідеї|прохання|дела|вещи|вещ\p{L}*|идеи|просьбы)(?!\p{L})/gu

/** How many earlier things the text names in a word; 1 for a text that names none. */
export const severalIn = (text: string): number => numbersOfThings.find(([words]) => words.test(plain(text)))?.[1] ?? 1
