/** What a thing is, by shape: a topic, a task, or a piece of knowledge of its type. */
import Ban from "lucide-solid/icons/ban"
import Circle from "lucide-solid/icons/circle"
import CircleAlert from "lucide-solid/icons/circle-alert"
import CircleQuestionMark from "lucide-solid/icons/circle-question-mark"
import ClipboardCheck from "lucide-solid/icons/clipboard-check"
import Diamond from "lucide-solid/icons/diamond"
import Eye from "lucide-solid/icons/eye"
import Hash from "lucide-solid/icons/hash"
import Lightbulb from "lucide-solid/icons/lightbulb"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import Wrench from "lucide-solid/icons/wrench"
import type { LucideProps } from "lucide-solid"
import type { JSX } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { AtomType } from "../../domain/values.ts"

export type Kind = AtomType | "topic" | "task"
const signs: { readonly [K in Kind]: (props: LucideProps) => JSX.Element } = {
  topic: Hash,
  task: Circle,
  problem: CircleAlert,
  solution: Wrench,
  decision: Diamond,
  question: CircleQuestionMark,
  insight: Eye,
  idea: Lightbulb,
  blocker: Ban,
  risk: TriangleAlert,
  requirement: ClipboardCheck
}
/** Every type of atom, in the order in which they are offered. */
export const atomTypes: ReadonlyArray<AtomType> = [
  "decision",
  "problem",
  "solution",
  "question",
  "idea",
  "insight",
  "requirement",
  "risk",
  "blocker"
]

export function KindSign(props: { readonly kind: Kind; readonly size?: number }) {
  return (
    <span class="kind" aria-hidden="true">
      <Dynamic component={signs[props.kind]} size={props.size ?? 14} stroke-width={1.8} />
    </span>
  )
}
