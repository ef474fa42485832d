/** Finds sentences that assign work: "Ann to update the docs", "kostya: to verify the fix". */
import { plain } from "../../../language/words.ts"
import { isOpener } from "./address.ts"

const form =
  /^(?<who>@?[\p{L}_][\p{L}\p{N}_|.-]{1,29}(?:(?: and |, ?| & |\/)@?[\p{L}_][\p{L}\p{N}_|.-]{1,29}){0,3})\s?:? to (?<what>\p{L}{2,30}[\s-].{3,})$/u

/** Words before "to" that are not names. */
const noNames = new Set(
  String.raw`i we you they he she it need needs want wants going back up down time how try welcome thanks happy glad due
  have has had having able as used able similar according next close prior related instead ready nice good great easy hard
  hope hoping plan planning where what when whether which who best want like trying meant supposed opposed respect regards
  up-to not only just in order here there something someone anything nothing way ways want`
    .trim()
    .split(/\s+/u)
)

/** Verbs of assigned work. A capital letter alone is not a sign of a name: "Changes to the kernel". */
const work =
  /^(?:fix|add|update|write|check|review|test|verify|send|ask|call|prepare|create|make|look|investigate|report|follow|contact|talk|chair|organi[sz]e|schedule|set|get|find|track|take|do|document|publish|upload|move|remove|clean|finish|complete|provide|coordinate|work|draft|file|raise|confirm|implement|deploy|release|migrate|invite|announce|discuss|email|mail|post|share|collect|supervise|ensure|help|start|continue|lead|own|drive|plan|design|build|merge|push|propose|run|try|bring|change|configure|buy|order|pay|book|arrange|translate)(?!\p{L})/u

/** "Dan to the rescue" */
const noVerb =
  /^(?:the|an?|my|our|your|his|her|their|its|this|that|these|those|all|both|me|you|us|them|him|it)(?!\p{L})/u

export interface Assignment {
  /** The exact words for the assignees. */
  readonly who: string
  /** The exact words for the work, from the verb on. */
  readonly what: string
}

/** @param sure a marker precedes the text, so that its first word is a name */
export const assignmentIn = (text: string, handles: ReadonlySet<string>, sure = false): Assignment | null => {
  const { who, what } = form.exec(text)?.groups ?? {}
  if (who === undefined || what === undefined || noVerb.test(what)) return null
  const first = plain(who.split(/[\s,/]/u)[0] ?? "").replace(/^@/u, "")
  if (noNames.has(first)) return null
  if (sure || who.startsWith("@") || handles.has(first)) return { who, what }
  return /^\p{Lu}\p{Ll}+/u.test(who) && !isOpener(first) && work.test(what) ? { who, what } : null
}

export const isAssignment = (text: string, handles: ReadonlySet<string>): boolean =>
  assignmentIn(text, handles) !== null
