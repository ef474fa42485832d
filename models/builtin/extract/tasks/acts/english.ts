/** The acts of English clauses. Each form names the verb that follows it; the verb decides whether it is work. */
import { severalIn } from "../words/severalThings.ts"
import { hasForm } from "../verbs/forms.ts"
import { type SpeechAct, act } from "./act.ts"

export interface SpokenClause {
  /** The clause. */
  readonly body: string
  /** The same in `plain` letters, with equal offsets. */
  readonly read: string
  /** Whether the clause addresses a person by name. */
  readonly named: boolean
  readonly question: boolean
}

const adverbs = String.raw`(?:(?:also|just|still|really|then|now|first|please|pls|maybe|perhaps|probably|definitely|already|kindly|quickly|only|at least|go and|go ahead and|try to|try and|be able to|have to|need to|start to|happily|gladly|all|guys) ){0,3}`
const verb = String.raw`(?<verb>\p{L}[\p{L}-]{1,20})`
const form = (source: string) => new RegExp(`(?<![\\p{L}'-])(?:${source})${adverbs}${verb}`, "u")

/** Verbs of talk and of looking: a request for an answer, or a courtesy. No work can be seen to be finished. */
const talk =
  /^(?:explain|tell|say|see|hear|elaborate|confirm|clarify|describe|believe|imagine|remember|summari[sz]e|repeat|look|think|try|read|wait|hold|stop|guess|suppose|admit|bet|be|have|go|come|know|let|stand|bear|note|excuse|forgive|feel|get|stay|talk|chat|mention|love|like|miss|leave|keep|want|need|eat|sleep|sit|pass|join|assume|skip|happen|mean|use|understand|enjoy|hate|agree|help|suggest|advise|recommend|hope|wish|add|show|point)$/u
/** Of these verbs, the ones that are work when they have an object that a person can see. */
const workable = /^(?:add|get|keep|leave|show|use|stop|read|tell|let)$/u

/** "Do you …", "do we …" are questions, also without a mark. */
const asksWithDo = /^(?:do|did) (?:you|u|we|i|they|not|any|people)(?!\p{L})/u
const isWork = (word: string) => hasForm(word, "imperative") && !talk.test(word)

/** Verbs that are nouns as often. At the beginning of a sentence they need an object with an article. */
const nounToo =
  /^(?:mail|email|call|file|report|test|update|order|plan|log|list|mark|phone|message|review|request|release|schedule|ship|post|print|patch|start|track|train|transfer|document|draft|design|contact|copy|cover|change|charge|check|block|book|back|monitor|pack|ping|pin|push|pull|ring|roll|run|scan|share|sign|split|stage|switch|tag|trim|turn|wire|wrap|export|import|invoice|lead|limit|load|lock|measure|return|answer|attach|bump|cut|drop|fix|hand|stop)$/u
const determiner =
  /^(?:the|a|an|it|that|this|these|those|them|him|her|us|me|my|our|their|his|all|both|every|each)(?!\p{L})/iu

const article =
  /^(?:the|a|an|it|that|this|these|those|them|him|her|us|me|my|your|our|their|his|all|both|every|each|some|another|any|to|into|with|out|up|off|back|over|down|on|for|from|at|by|no|only|one|two|three|\d|["“#«]|[A-Z])/u

const askedYou = form(
  String.raw`(?<!how |what |where |why |when |who |which |if |whether |so |that |and )(?:can|could|would|will|can't|couldn't) (?:you|u|someone|somebody|anyone|anybody|one of you)(?: two| all| guys| both)? `
)
const askedIf = form(
  String.raw`(?:if|maybe) (?:you|someone|somebody) (?:could|can|would) |(?:i|we) (?:need|want|would like|'d like) (?:you|someone|somebody) to |would you (?:be able|mind) to |don't forget to |do not forget to |remember to |be sure to |make sure (?:you|to) `
)
const minding = /(?<!\p{L})(?:would|do) you mind (?<verb>\p{L}+ing)/u
const politely = form(String.raw`(?:please|pls|plz),? `)
const open = form(
  String.raw`(?:someone|somebody|one of us|one of you|anyone|we) (?:really |still |also |just |definitely )?(?:has to|have to|need to|needs to|should|must|ought to|gotta) `
)
const will = form(
  String.raw`(?<who>i|we)(?:'ll| will|'m going to|'m gonna| am going to| am gonna|'re going to| are going to) `
)
const barely = /^(?:will|gonna|going to) (?<verb>\p{L}[\p{L}-]+)/u
/** "I take both": a promise in the present. */
const taken =
  /^(?:(?:ok|okay|yes|yeah|then|so),? )*i(?:'ve| have)? (?<verb>take|got) (?:it|that|this|both|them)(?=[.!,]|$)/u
const offered = form(String.raw`i can |let me |i could |i'd be happy to |happy to |i'm happy to `)
const obliged = form(
  String.raw`i (?:really |still |just |also |first |do )?(?:need to|have to|haver to|must|should|plan to|hope to|intend to|aim to|expect to) |(?:i'm|i am) (?:also )?(?:planning to|hoping to|about to) `
)
const thing =
  /^(?<what>(?:[\p{L}\p{N}"'_./-]+ ){1,7})(?:still |also |really )?(?<must>has to|have to|needs to|need to|must|should) (?:all |also |only |still )?(?<verb>be \p{L}+|\p{L}+)/u
const promisedThing =
  /(?<!\p{L})(?:should|will|'ll|going to) be (?:done|ready|up|live|out|fixed|finished|in review|merged|deployed|online|there|open|sent|back)(?!\p{L})/u
const goesOut = /(?<!\p{L})(?:go|goes|going) (?:out|live|up)(?!\p{L})/u
const doing =
  /^(?:(?:i'm|i am|am|we're|we are|currently|still|today|this week|today i'm|and am|mostly) ){0,3}(?<verb>working on|finishing|finalizing|preparing|writing|fixing|reviewing|testing|building|drafting|updating|migrating|setting up|wrapping up) (?<what>.{4,})/u

const hasObject =
  /^[\p{L}-]{3,} (?:the|a|an|it|that|this|these|those|them|him|her|us|me|my|your|our|their|his|all|both|every|each|some|\d)(?!\p{L})/iu

/** Null when the clause performs none of these acts. */
export const englishAct = ({ body, read, named, question }: SpokenClause): SpeechAct | null => {
  const from = (found: RegExpExecArray) =>
    body.slice(found.index + found[0].length - (found.groups?.["verb"] ?? "").length)
  const polite = /(?<!\p{L})(?:please|pls|plz)(?!\p{L})/u.test(read)
  const asked = askedYou.exec(read) ?? askedIf.exec(read)
  if (asked !== null && (isWork(verbOf(asked)) || workable.test(verbOf(asked)))) {
    const anyone = /(?:some|any)(?:one|body)|one of you/u.test(asked[0])
    return act("asked", anyone ? "open" : "addressee", from(asked), talk.test(verbOf(asked)) ? 0.5 : 0.66)
  }
  if (asked !== null && !talk.test(verbOf(asked)) && read.split(" ").length > 6)
    return act("asked", "addressee", from(asked), 0.46)
  const mind = minding.exec(read)
  if (mind !== null) return act("asked", "addressee", from(mind), 0.6)
  const said = politely.exec(read)
  if (said !== null && (isWork(verbOf(said)) || workable.test(verbOf(said))))
    return act("asked", "addressee", from(said), named ? 0.72 : 0.62)
  // "Ann, please nag the bank": after a name and "please" each verb with an object is a request.
  if (said !== null && named && !question && !talk.test(verbOf(said)) && hasObject.test(from(said)))
    return act("asked", "addressee", from(said), 0.58)
  const [first = ""] = /^[\p{L}-]+/u.exec(read) ?? []
  const object = body.slice(first.length).trimStart()
  if (
    !question &&
    !asksWithDo.test(read) &&
    (isWork(first) || (workable.test(first) && (named || polite))) &&
    (named || polite || (nounToo.test(first) ? determiner : article).test(object))
  )
    return act("asked", "addressee", body, named || polite ? 0.7 : 0.52)
  return promise({ body, read, named, question }, from) ?? demand(body, read, from)
}

type From = (found: RegExpExecArray) => string

/** "We are going to …" inside a sentence tells of the plan that another clause needs. */
const ownWill = (read: string) => {
  const found = will.exec(read)
  return found?.groups?.["who"] === "we" && !/(?:^|[,.:;] ?|(?:and|so|then|but) )$/u.test(read.slice(0, found.index))
    ? null
    : found
}

/** "Let's do both": the group takes up two proposals. Without "both" the clause is a proposal itself. */
const together =
  /^(?:(?:ok|okay|yes|yeah|then|so|great|fine),? )*(?:let's|let us|we can|we could) (?:just )?(?:do|try|take|have|go (?:with|for)) /u

const promise = ({ body, read, question }: SpokenClause, from: From): SpeechAct | null => {
  if (question) return null
  if (together.test(read) && severalIn(read) > 1) return act("promised", "open", body, 0.55)
  const mine = taken.exec(read)
  if (mine !== null) return act("promised", "speaker", body.slice(read.indexOf(verbOf(mine), mine.index)), 0.5)
  const willing = ownWill(read) ?? barely.exec(read)
  if (willing !== null) {
    const word = verbOf(willing)
    if (word === "do") return act("promised", "speaker", from(willing), 0.62)
    const who = willing.groups?.["who"] === "we" ? "open" : "speaker"
    if (isWork(word)) return act("promised", who, from(willing), who === "open" ? 0.5 : 0.66)
    if (!talk.test(word) && !/^(?:not|never|be|do|likely)$/u.test(word) && who === "speaker")
      return act("promised", who, from(willing), 0.42)
    if (workable.test(word) && who === "speaker") return act("promised", who, from(willing), 0.42)
  }
  const must = obliged.exec(read)
  if (must !== null && isWork(verbOf(must))) return act("promised", "speaker", from(must), 0.52)
  if (
    must !== null &&
    !talk.test(verbOf(must)) &&
    !/^(?:not|never|to|no|move|run|head|catch|leave|start|begin)$/u.test(verbOf(must))
  )
    return act("promised", "speaker", from(must), 0.42)
  const offer = offered.exec(read)
  if (offer !== null && isWork(verbOf(offer))) return act("promised", "speaker", from(offer), 0.5)
  if (promisedThing.test(read) || goesOut.test(read)) return act("promised", "speaker", body, 0.4)
  const busy = doing.exec(read)
  if (busy !== null)
    return act(
      "promised",
      "speaker",
      body,
      /finish|finali|wrapping/u.test(busy[0]) || /today|this week|tomorrow/u.test(read) ? 0.47 : 0.36
    )
  return null
}

const needsService =
  /(?<!\p{L})(?:needs?|requires?) (?:an? |the |some |another |more )?(?:\p{L}+ )?(?:fix|reboot|restart|review|update|upgrade|cleanup|clean-up|repair|replacement|rewrite|refactoring|test|tests|testing|documentation|docs|fixing|updating|reviewing|replacing|cleaning|checking|redeploy|backup)(?!\p{L})/u
/** Subjects that tell of other people, or of nothing in particular. */
const noThing =
  /(?:^|\s)(?:i|you|he|she|they|it|who|what|that|which|there|this|if|when|how|why|where|whether|because|since|users?|people|customers?|to)\s$|(?:^|\s)(?:you|you're|they're|he's|she's|going)\s/u

const demand = (body: string, read: string, from: From): SpeechAct | null => {
  const needed = open.exec(read)
  if (needed !== null && isWork(verbOf(needed))) return act("needed", "open", from(needed), 0.56)
  if (needed !== null && !talk.test(verbOf(needed)) && !/^(?:not|never|no|be)$/u.test(verbOf(needed)))
    return act("needed", "open", from(needed), 0.46)
  const service = needsService.exec(read)
  if (service !== null) return act("needed", "open", body, 0.48)
  const found = thing.exec(read)
  if (found === null) return null
  const { what = "", must = "", verb: said = "" } = found.groups ?? {}
  if (
    noThing.test(what) ||
    /(?<!\p{L})(?:if|when|because|that|which|who|whether|why|how|says?|said|think|thinks)(?!\p{L})/u.test(what)
  )
    return null
  const strong = must === "should" ? 0.4 : 0.54
  if (said.startsWith("be ") && (hasForm(said.slice(3), "passive") || said.endsWith("ed")))
    return act("needed", "open", body, strong)
  if (/^be (?:out|ready|done|live|up|online|back|finished|gone|there|in|off|on)$/u.test(said))
    return act("needed", "open", body, strong - 0.02)
  return hasForm(said, "infinitive") || said === "say" ? act("needed", "open", body, strong - 0.04) : null
}

const verbOf = (found: RegExpExecArray) => found.groups?.["verb"] ?? ""
