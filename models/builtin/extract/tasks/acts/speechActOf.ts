import { plain } from "../../../../language/words.ts"
import { assignmentIn } from "../../sentence/assignment.ts"
import type { Clause } from "../clauses/clauses.ts"
import { hasForm } from "../verbs/forms.ts"
import { pastime } from "../words/pastime.ts"
import { type SpeechAct, act } from "./act.ts"
import { englishAct } from "./english.ts"
import { slavicAct } from "./slavic.ts"

/** "Ann to update the docs", where Ann may write in another chat. Of a person of this chat, any verb is work. */
const formally = ({ stated, subject }: Clause): SpeechAct | null => {
  const given = assignmentIn(stated.slice(0, mostRead), new Set(), subject !== null)
  return given === null ? null : act("assigned", "open", given.what, 0.62)
}

/** Only this much of a longer clause is read. UTF-16 units. */
const mostRead = 600

const questionMark = /\?[\s\p{P}\p{S}]{0,4}$/u
/** A question that its author ended without a mark. */
const asking =
  /^(?:(?:do|does|did|should|shall|must|is|are|am|was|were|have|has|may) (?:i|we|you|they|he|she|it|there|the|any\p{L}*)|what|who|why|how|when|where|which|whose|чи|хто|що|де|коли|чому|навіщо|як|скільки|кто|что|где|когда|почему|зачем|как|сколько)(?!\p{L})/u

/** "Dan sends it", "Нина закажет краску": the person is the subject of a verb of work. */
const assignedTo = ({ body, subject, listed }: Clause): SpeechAct | null => {
  if (listed !== null) return act("assigned", listed.person, listed.work, 0.56)
  if (subject === null) return null
  const read = plain(body)
  const found =
    /^@?[\p{L}\p{N}_'-]+ (?:(?:then|also|will|to|потім|потом|також|тоже|завтра|сьогодні|сегодня|хай|нехай|пусть) ){0,2}(?<verb>[\p{L}'-]+)/u.exec(
      read
    )
  const verb = found?.groups?.["verb"] ?? ""
  if (
    found === null ||
    !(
      hasForm(verb, "third") ||
      (/ (?:will|to|хай|нехай|пусть) /u.test(found[0]) && hasForm(verb, "infinitive", "third"))
    )
  )
    return null
  return act("assigned", subject, body.slice(found[0].length - verb.length), 0.58)
}

/** The act of a clause, by the language of its letters. A marked action is always work. */
export const speechActOf = (clause: Clause): SpeechAct | null => {
  const { body: whole, marker, named } = clause
  const body = whole.slice(0, mostRead)
  const read = plain(body)
  const spoken = { body, read, named, question: questionMark.test(read) || (asking.test(read) && !named) }
  const cyrillic = read.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const given = spoken.question ? null : (assignedTo(clause) ?? formally(clause))
  const heard =
    given ?? (cyrillic * 2 > (read.match(/\p{Script=Latin}/gu)?.length ?? 0) ? slavicAct(spoken) : englishAct(spoken))
  const found = heard === null ? null : withDoer(heard, clause)
  if (marker === "action") return act(found?.by ?? "needed", found?.who ?? "open", found?.work ?? body, 0.9)
  return marker !== null || (found !== null && pastime.test(plain(found.work))) ? null : found
}

/** The subject of an assignment does the work. A request to all names no person. */
const withDoer = (found: SpeechAct, { subject, stated }: Clause): SpeechAct => {
  if (found.by === "assigned" && found.who === "open" && subject !== null) return { ...found, who: subject }
  return found.who === "addressee" && toAll.test(plain(stated.slice(0, mostRead))) ? { ...found, who: "open" } : found
}
const toAll =
  /^(?:(?:hi|hey|hello|привіт|привет) )?@?(?:all|everyone|everybody|team|folks|guys|here|channel|всі|усі|всім|усім|все|всем|колеги|коллеги|народ|друзі|друзья)(?:,| ?:| [—–-])/u
