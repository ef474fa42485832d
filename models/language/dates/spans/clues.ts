/** Words around a date that tell whether it is a deadline. All patterns read at most `reach` UTF-16 units of `plain` text. */

/** The length of text before and after a date that is read. UTF-16 units. */
const reach = 64

const start = String.raw`(?<!\p{L})`

const cue = new RegExp(
  String.raw`${start}(?:by|until|till|before|due(?: on| by)?|(?:no|not) later than|(?:deadline|due date|last day|final day)(?: is)?|eta|до|к|ко|на|не пізніше|не позднее|не позже|не пізніш|дедлайн|термін|срок|(?:крайній|останній) (?:день|термін)|(?:последний|крайний) (?:день|срок))(?::| [—–-]|[—–-])? (?:the )?(?:(?:on|в|у|во) )?$`,
  "u"
)
/** Words of the span itself may introduce it, as in "до вихідних". */
const cueWord = new RegExp(String.raw`^(?:by|until|till|before|до|к|ко|на) `, "u")

/** The date is the beginning of a time, or in the past, or the date of a thing: "the report of Friday". */
const since = new RegExp(
  String.raw`${start}(?:since|from|after|of|as of|about|з|із|зі|від|після|с|со|от|после|про|о|об|за|last|yesterday|вчора|вчера|минул\p{L}{0,4}|прошл\p{L}{0,4}|not before|not until|(?:no|not) (?:earlier|sooner) than|не раніше|не раньше|not|не|every|each|any|кожн\p{L}{0,4}|кажд\p{L}{0,4}|black|cyber|good|easter|чорн\p{L}{0,4}|черн\p{L}{0,4}|страсн\p{L}{0,4}|чист\p{L}{0,4}|вербн\p{L}{0,4}|прощен\p{L}{0,4}|кибер|кібер)(?: (?:on|by|in|в|у|во|до|к|на))? (?:the )?$`,
  "u"
)

/** The work starts then: "I'll start on Friday", "почну в понеділок". */
const starting = new RegExp(
  String.raw`${start}(?:(?:i|we)(?:'ll|'m|'re| will| am| are| can| could| plan to| want to| am going to| are going to){0,2} (?:only )?(?:start|begin|starting|beginning)|starting|beginning|effective|(?:розпо|по)чн(?:у|емо|еш|іть|и)|(?:розпо|по)чинаю|(?:розпо|по)чинаємо|(?:розпо|по)чати|начн(?:у|ем)|начинаю|начинаем|приступл[юя]\p{L}{0,2}|приступимо|приступим|стартую|стартуємо|стартуем)(?: [^\s.!?,;:]{1,20}){0,4} (?:(?:on|в|у|во|з|із|с|со) )?$`,
  "u"
)

/** The absence of a person ends then: "I am away until Thursday". */
const absent = new RegExp(
  String.raw`${start}(?:away|ooo|out of (?:the )?office|(?:i'm|i am|we're|we are|is) (?:off|out)|on (?:vacation|holiday|leave|pto|sick leave)|sick|відпуст\p{L}{0,4}|відпустц\p{L}{0,2}|отпуск\p{L}{0,3}|лікарнян\p{L}{0,3}|больничн\p{L}{0,3}|(?:мене|меня|нас) (?:не буде|не будет|немає|нет)|закрит\p{L}{0,3}|closed)(?: [^\s.!?;]{1,20}){0,3} $`,
  "u"
)

/** An event that the date belongs to: "the slides for the meeting on Thursday". */
const event = new RegExp(
  String.raw`${start}(?:meeting|call|demo|conference|fair|show|party|webinar|workshop|зустріч\p{L}{0,2}|нарад\p{L}{0,2}|презентаці\p{L}{0,2}|конференці\p{L}{0,2}|вистав\p{L}{0,3}|концерт\p{L}{0,2}|встреч\p{L}{0,2}|совещани\p{L}{0,2}|созвон\p{L}{0,2}|презентаци\p{L}{0,2}|конференци\p{L}{0,2}|выставк\p{L}{0,2}|ярмар\p{L}{0,3}|педрад\p{L}{0,2}|свят\p{L}{0,2}|праздник\p{L}{0,2}) $`,
  "u"
)

/** The day of a condition: "if they approve it on Friday, …". */
const condition = new RegExp(
  String.raw`${start}(?:if|when|once|unless|якщо|коли|если|когда)(?: [^\s.!?,;:]{1,20}){1,7} $`,
  "u"
)

const needed = new RegExp(
  String.raw`${start}(?:need(?:s|ed)?|must|have to|has to|required|потрібн\p{L}{0,3}|треба|маю|має|мають|мусить|мусимо|нужн\p{L}{0,3}|нужен|надо|долж\p{L}{0,3}|здати|сдать|сдаем)(?: [^\s.!?,;:]{1,20}){0,5} $`,
  "u"
)

const determiner = new RegExp(String.raw`${start}(?:the|a|an|our|your|my|his|her|their|old|new) $`, "u")
/** A noun follows, so the day is its attribute: "the Friday newsletter". Words that are no nouns are listed. */
const noun =
  /^ (?!(?:at|by|on|in|or|and|but|if|so|for|to|is|was|works?|please|pls|then|morning|afternoon|evening|night|noon|midday|lunch|latest|before|after|when|with|because|we|i|you|they|it|that|which|the|of|thanks?|will|would|should)(?!\p{L}))\p{L}/u
const eventNoun =
  /^ (?:meeting|call|standup|stand-up|sync|newsletter|demo|release|report|retro|review|show|shift|class|deploy|session|party|edition|batch|run|training|workshop|webinar|banner|sale|button|label|tab|column|page|list|log|logs|board|view|filter)s?(?!\p{L})/u
const possessive = /^'s \p{L}/u
/** "Monday.com", "friday-newsletter" */
const compound = /^[-.@_=/]\p{L}/u
const compoundBefore = /[-#@/_=\p{L}]$/u

/** The day of an appointment, not of the work of making it: "book him for Friday", "move the call to Monday". */
const appointed = new RegExp(
  String.raw`${start}(?:book|reserve|schedule|reschedule|postpone|move|sign (?:her|him|them|us|me) up|запиши|запишіть|запишу|записати|перенеси|перенесіть|перенесу|перенести|забронюй|забронюйте|забронюю|забронювати|признач|призначте|призначити|запишите|записать|перенесите|забронируй|забронируйте|забронирую|забронировать|назначь|назначьте|назначить)(?: [^\s.!?,;:]{1,20}){1,4}(?: (?:for|to|until|till|на) (?:the )?)$`,
  "u"
)
/** The preposition that a span may include. */
const ownPreposition = /^на /u

/** The work goes on now, and nothing says when it ends: "today I'm working on the menu". */
const goesOn =
  /^,? ?(?:i'm|i am|we're|we are) (?:just |still |mostly |also )?(?:working|looking|busy|playing|experimenting|reading|testing|debugging|trying)(?!\p{L})/u

/** "Monday morning is off" */
const cancelled = /^(?: (?:night|morning|evening))? (?:is|was) (?:off|out|cancelled|canceled)(?!\p{L})/u

export interface Around {
  readonly before: string
  readonly after: string
}
export const wordsAround = (text: string, from: number, to: number): Around => ({
  before: text.slice(Math.max(0, from - reach), from),
  after: text.slice(to, to + reach)
})

export const isCued = ({ before }: Around, words: string): boolean => cue.test(before) || cueWord.test(words)

/** The date is no deadline, also after a word such as "by". */
export const isSince = ({ before }: Around): boolean => since.test(before)

/** The date is the beginning of work, the end of an absence, or part of a name. */
export const isElse = ({ before, after }: Around, words: string, cued: boolean): boolean => {
  if (starting.test(before) || absent.test(before) || compound.test(after) || compoundBefore.test(before)) return true
  if (cancelled.test(after) || goesOn.test(after)) return true
  if (appointed.test(before + (ownPreposition.exec(words)?.[0] ?? ""))) return true
  if (cued) return false
  return possessive.test(after) || eventNoun.test(after) || (determiner.test(before) && noun.test(after))
}

export const rankOf = ({ before }: Around): number => {
  if (event.test(before) || condition.test(before)) return 0
  return needed.test(before) ? 2 : 1
}
