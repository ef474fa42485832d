/** Phrases that announce work, such as "can you …" or "we need to …", and the words for the work itself. */

export interface RequestFrame {
  /** The exact words for the work, from the verb on. */
  readonly work: string
  /** Why the work is needed. */
  readonly by: "asked" | "promised" | "needed" | "decided"
  /** Words of the frame that mean the author. */
  readonly speaker: string | null
}

const before = String.raw`(?<![\p{L}\p{N}_'-])`
const filler = String.raw`(?:(?:also|just|still|really|then|now|first|please|pls|maybe|perhaps|probably|definitely|already|kindly|будь ласка,?|ще|також|тоді|пожалуйста,?|еще|также|тогда|срочно|терміново) ){0,3}`
/** The rest of the sentence. It begins with a verb of at least two letters. */
const work = String.raw`(?<work>\p{L}{2,}[^\n]{3,})`

const frame = (by: RequestFrame["by"], source: string) => ({
  by,
  pattern: new RegExp(`${before}(?:${source})${filler}${work}`, "iu")
})

// The first match wins, so the more specific frames come first.
const english = [
  frame("asked", String.raw`(?:give (?<speaker>me) an? action|action (?<speaker1>me)) to `),
  frame("asked", String.raw`an action on [\p{L}\p{N}_|-]{1,30} to `),
  frame(
    "asked",
    String.raw`(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody)(?: guys)? ${filler}(?!mind)`
  ),
  frame(
    "asked",
    String.raw`(?:don't|do not) forget to |remember to |remind (?:me|us|everyone) to |(?:i'd|we'd|i would) like (?:you|someone) to |(?:i|we) need you to `
  ),
  frame("asked", String.raw`(?:please|pls),? `),
  frame("promised", String.raw`(?<speaker>i)(?:'ll| will)(?: (?:try|have|need) to)? (?!be back|volunteer)`),
  frame("promised", String.raw`(?<speaker>i)(?:'m| am) (?:also )?(?:going to|gonna|planning to|hoping to|about to) `),
  frame(
    "promised",
    String.raw`(?<speaker>i) (?:also |really |still |just |first )?(?:plan|intend|hope|promise|want|need|have|haver|must|should|can|could)(?: to)? `
  ),
  frame(
    "decided",
    String.raw`(?:agreed|decided|concluded)(?: that we)? (?:to|will|should) |^to |let's |we(?:'ll| will|'re going to| are going to) `
  ),
  frame("needed", String.raw`(?:should|could|can|must) we |maybe (?:we|someone|somebody) (?:should|could|can) `),
  frame(
    "needed",
    String.raw`(?:we|they|you|someone|somebody|it|one|team) (?:[\p{L}]{3,9} )?(?:needs?|ha(?:ve|s)|must|should|ought|gotta|got)(?: to)? (?!be |been |some |an? |the |no |any )`
  )
]

const ending = String.raw`(?:ти|тися|тись|ть|ться|тъ|чь|сти)`
const infinitive = String.raw`(?<work>\p{L}{1,}${ending}(?!\p{L})[^\n]{3,})`
const cyrillic = (by: RequestFrame["by"], source: string) => ({
  by,
  pattern: new RegExp(`${before}(?:${source})(?:[,:]? |, )${filler}(?:\\p{L}+ ){0,2}?${infinitive}`, "iu")
})

const slavic = [
  cyrillic("asked", "можеш|можете|зможеш|зможете|можешь|можете|сможешь|сможете|не забудь|не забудьте|прошу|попроси"),
  cyrillic(
    "decided",
    "домовились|домовилися|домовилися що|вирішили|погодили|договорились|договорилися|решили|решено|вирішено"
  ),
  cyrillic(
    "needed",
    "треба|потрібно|необхідно|слід|варто|маємо|мусимо|повинні|повинен|надо|нужно|необходимо|следует|стоит|должны|должен|пора|планую|планирую"
  )
]

/** Promises in the first person, each with its infinitive. */
const promises: ReadonlyMap<string, string> = new Map(
  String.raw`
  зроблю зробити, зробимо зробити, візьму взяти, перевірю перевірити, подивлюсь подивитись, подивлюся подивитися,
  полагоджу полагодити, виправлю виправити, напишу написати, додам додати, підготую підготувати, оновлю оновити,
  займусь зайнятись, займуся зайнятися, надішлю надіслати, скину скинути, спробую спробувати, поправлю поправити,
  задеплою задеплоїти, закрию закрити, налаштую налаштувати, створю створити, гляну глянути, допишу дописати,
  сделаю сделать, сделаем сделать, возьму взять, проверю проверить, посмотрю посмотреть, починю починить,
  исправлю исправить, добавлю добавить, подготовлю подготовить, обновлю обновить, отправлю отправить,
  пришлю прислать, доделаю доделать, попробую попробовать, выясню выяснить, закрою закрыть, настрою настроить,
  создам создать`
    .trim()
    .split(/,\s+/u)
    .map((pair) => pair.split(" "))
    .flatMap(([said, verb]) => (said === undefined || verb === undefined ? [] : [[said, verb] as const]))
)
const promised = new RegExp(`${before}(?<said>${[...promises.keys()].join("|")})(?!\\p{L})(?<work>[^\\n]{3,})`, "iu")
const russian = /[ыэъё]/iu

/** The longest text before a frame. A frame that begins later belongs to another clause. UTF-16 units. */
const longestLead = 90

/** Null if no frame matches. */
export const frameOf = (text: string): RequestFrame | null => {
  for (const { by, pattern } of [...english, ...slavic]) {
    const found = pattern.exec(text)
    const { work, speaker, speaker1 } = found?.groups ?? {}
    if (found === null || work === undefined || found.index > longestLead) continue
    return { work, by, speaker: speaker ?? speaker1 ?? null }
  }
  const found = promised.exec(text)
  const { said = "", work } = found?.groups ?? {}
  if (found === null || work === undefined || found.index > longestLead) return null
  const verb = said.toLowerCase() === "напишу" && russian.test(text) ? "написать" : promises.get(said.toLowerCase())
  return verb === undefined ? null : { work: `${verb}${work}`, by: "promised", speaker: said }
}
