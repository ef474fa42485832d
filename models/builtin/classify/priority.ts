/** The priority of a task, from the words of its text. */
import type { Priority } from "../../../domain/values.ts"
import { phrases, plain } from "../../language/words.ts"

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 8_000

const explicit: Readonly<Record<string, Priority>> = {
  p0: "critical",
  p1: "critical",
  p2: "high",
  p3: "medium",
  p4: "low"
}
const tokens = /(?<![\p{L}\p{N}_.#/-])(p[0-4])(?![\p{L}\p{N}_.-])/gu

const low = phrases`
  low prio(?:rity)?, priority:? low,
  (?:not|isn't|nothing) (?:very |that |so |at all )?(?:urgent|critical|important), no (?:rush|hurry), whenever*,
  some ?day, minor, trivial, cosmetic, nice to have, when (?:you|we|someone) (?:have|has|get) (?:some )?time,
  at some point, eventually, backlog, не (?:терміново|критично|важливо|горить|поспіша*), колись, дрібниц*,
  косметич*, коли буде час, як буде час, низьк\p{L}+ пріоритет*, без поспіху,
  не (?:срочно|критично|важно|горит|к спеху), когда-нибудь, мелоч*, косметич*, когда будет время, как будет время,
  низк\p{L}+ приоритет*, не спеша`

const critical = phrases`
  critical*, blockers?, outage, emergency, sev-?[01], show-?stopper*, data (?:loss|leak|breach),
  security (?:hole|breach|issue|vulnerability|incident), vulnerabilit*,
  (?:production|prod|site|server|everything|database|db|payments?) (?:is|are) (?:down|broken|dead),
  (?:production|prod) (?:outage|down), (?:all|every) (?:users?|customers?|clients?|one), nobody can, no one can,
  losing (?:data|money|customers), критичн*, блокер*, аварі*, катастроф*,
  (?:прод*|сайт*|сервер*|база|усе|все|оплат*) (?:лежить|впа[вло]\p{L}*|не працю*), втрат\p{L}+ дан*, витік дан*,
  вразлив*, (?:всі|усі|жоден|ніхто) (?:користувач*|клієнт*|не може), авари*,
  (?:прод*|сайт*|сервер*|база|все|оплат*) (?:лежит|упал\p{L}*|не работа*), потер\p{L}+ данн*, утечк\p{L}+ данн*,
  уязвим*, (?:все|никто) (?:пользовател*|клиент*|не може*)`

const high = phrases`
  urgent*, asap, a\.s\.a\.p, important, high prio(?:rity)?, priority:? high, immediate*, right (?:now|away),
  blocking, blocked, blocks, as soon as possible, must have, at once, top priority, hotfix, терміно\p{L}+, негайно,
  важлив\p{L}+, якнайшвидше, якомога швидше, горить, блокує, зараз же, високий пріоритет, срочн*, немедленно,
  важн\p{L}+, как можно (?:скорее|быстрее), горит, блокирует, прямо сейчас, высокий приоритет`

/** "p1" and similar tokens. A person wrote them on purpose, so they override every model. */
export const explicitPriority = (text: string): Priority | null => {
  const [, token] = [...plain(text.slice(0, mostRead)).matchAll(tokens)].at(-1) ?? []
  return token === undefined ? null : (explicit[token] ?? null)
}

export const priorityOf = (text: string): Priority => {
  const asked = explicitPriority(text)
  if (asked !== null) return asked
  const read = plain(text.slice(0, mostRead))
  // "Not urgent" contains "urgent", so phrases of low priority are removed first.
  const rest = read.replaceAll(low, " ")
  if (rest.match(critical) !== null) return "critical"
  if (rest.match(high) !== null || /!{3}|🔥|🚨/u.test(rest)) return "high"
  return rest === read ? "medium" : "low"
}
