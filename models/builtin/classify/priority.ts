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
  низк\p{L}+ приоритет*, не спеша,
  (?:when|if) (?:you|we|someone|anyone) (?:ever )?(?:have|has|get|gets|find|finds) (?:a |some |the |any )?(?:free |spare |quiet )?(?:time|minute|moment|chance),
  at your leisure, one of these days, one day, in your own time, якось, коли-небудь, при нагоді, за нагоди,
  (?:коли|як|якщо) (?:\p{L}+ ){0,3}(?:вільн\p{L}+ )?(?:час|часу|хвилин\p{L}+|нагода), без спешки, при случае,
  (?:когда|как|если) (?:\p{L}+ ){0,3}(?:свободн\p{L}+ )?(?:время|времени|минут\p{L}+|возможность|случай)`

const critical = phrases`
  critical*, blockers?, outage, emergency, sev-?[01], show-?stopper*, data (?:loss|leak|breach),
  security (?:hole|breach|issue|vulnerability|incident), vulnerabilit*,
  (?:production|prod|site|server|everything|database|db|payments?) (?:is|are) (?:down|broken|dead),
  (?:production|prod) (?:outage|down), (?:all|every) (?:users?|customers?|clients?|one), nobody can, no one can,
  losing (?:data|money|customers), критичн*, блокер*, аварі*, катастроф*,
  (?:прод*|сайт*|сервер*|база|усе|все|оплат*) (?:лежить|впа[вло]\p{L}*|не працю*), втрат\p{L}+ дан*, витік дан*,
  вразлив*, (?:всі|усі|жоден|ніхто) (?:користувач*|клієнт*|не може), авари*,
  (?:прод*|сайт*|сервер*|база|все|оплат*) (?:лежит|упал\p{L}*|не работа*), потер\p{L}+ данн*, утечк\p{L}+ данн*,
  уязвим*, (?:все|никто) (?:пользовател*|клиент*|не може*),
  (?:lose|losing|lost) (?:\p{L}+ ){0,2}(?:money|sales|orders|customers|clients), (?:customers|clients|users|people|guests) (?:can't|cannot|can not),
  (?:site|website|server|shop|app|production|prod) (?:won't|doesn't|does not|can't) (?:load|open|respond|start),
  (?:сайт|прод|сервер|магазин|додаток|застосунок|база)\p{L}* не (?:відкрива|вантаж|відповіда|открыва|груз|отвеча|запуска)*,
  втрача\p{L}+ (?:гроші|клієнт|замовлення)*, теря\p{L}+ (?:деньги|клиент|заказ|продаж)*,
  (?:люди|клієнти|покупці|клиенты|покупатели|гости|гості) (?:йдуть|ідуть|тікають|уходят|не могут|не можуть),
  не (?:проходить|проходять|проходит|проходят) (?:\p{L}+ ){0,2}(?:оплат|платеж|платіж)*,
  (?:оплат|платеж|платіж)\p{L}* не (?:проход)*`

const high = phrases`
  urgent*, asap, a\.s\.a\.p, important, high prio(?:rity)?, priority:? high, immediate*, right (?:now|away),
  blocking, blocked, blocks, as soon as possible, must have, at once, top priority, hotfix, терміно\p{L}+, негайно,
  важлив\p{L}+, якнайшвидше, якомога швидше, горить, блокує, зараз же, високий пріоритет, срочн*, немедленно,
  важн\p{L}+, как можно (?:скорее|быстрее), горит, блокирует, прямо сейчас, высокий приоритет`

/** Trouble that hurts people or money, or loses data, without a word such as "urgent". */
const harm = phrases`
  furious, angry, complain*, upset, queue (?:to|at|out), flood*, leak(?:s|ing), smoke, sparks, on fire,
  (?:heating|power|lights?|water|internet|electricity) (?:[\p{L}\p{N}]+ ){0,3}(?:is|are) (?:out|off|dead|down), wiped, erased, overwrote,
  deleted by (?:mistake|accident), руга(?:ются|ется), скарж(?:аться|иться), жалу(?:ются|ется), в ярості, в ярости, нерву*,
  обурен*, возмущ*, черга (?:до|в|на|у), очередь (?:до|в|на|у), (?:дах|стеля|труба|батарея|кран|крыша|потолок) тече*,
  (?:тече|течет|протікає|протекает), затоп*, дим(?:ить)?, дым(?:ит)?, іскрить, искрит, стер, стерл[иа]*, затер*`
/** Money does not come in: these things and a broken state. */
const money = phrases`checkout, payments?, card terminal, till, cash desk, кас[аиуі], касс[аыуе], оплат[аиуы], терминал*, термінал*, платеж*, платіж`
const fails = phrases`
  crash*, fail*, down, broken, does(?:n't| not), won't, twice, double, не \p{L}{3,}(?:є|ить|ять|уть|ють|ет|ит|ют|ят|ут|ат),
  двічі, дважды, зламал*, сломал*, зависа*, зависл*, висне, виснет, глючит*`
/** The thing is missing and people wait for it within the hour. */
const outage = phrases`
  no (?:power|water|internet|sound|light|heating|electricity), нема(?:є)? (?:світла|води|інтернету|звуку|зв'язку|опалення),
  нет (?:света|воды|интернета|звука|связи|отопления)`
const soon = phrases`in (?:an|half an|one) hour, in \d{1,2} min(?:ute)?s?, за (?:годину|пів ?години|півгодини), через (?:час|полчаса|годину|пів ?години)`

/** "p1" and similar tokens. A person wrote them on purpose, so they override every model. */
export const explicitPriority = (text: string): Priority | null => {
  const [, token] = [...plain(text.slice(0, mostRead)).matchAll(tokens)].at(-1) ?? []
  return token === undefined ? null : (explicit[token] ?? null)
}

/** @param pressing a broken thing that is due on the day of the message */
export const priorityOf = (text: string, pressing = false): Priority => {
  const asked = explicitPriority(text)
  if (asked !== null) return asked
  const read = plain(text.slice(0, mostRead))
  // "Not urgent" contains "urgent", so phrases of low priority are removed first.
  const rest = read.replaceAll(low, " ")
  const has = (pattern: RegExp) => rest.match(pattern) !== null
  if (has(critical) || (has(outage) && has(soon))) return "critical"
  if (has(high) || has(harm) || has(outage) || (has(money) && has(fails)) || /!{3}|🔥|🚨/u.test(rest)) return "high"
  if (rest !== read) return "low"
  return pressing ? "high" : "medium"
}
