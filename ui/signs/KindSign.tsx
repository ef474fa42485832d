/** A shape for each kind of item: a topic, a task, or a statement of each type. */
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

export type SignKind = AtomType | "topic" | "task"
type Sign = (props: LucideProps) => JSX.Element
const typeSigns: { readonly [T in AtomType]: Sign } = {
  decision: Diamond,
  problem: CircleAlert,
  solution: Wrench,
  question: CircleQuestionMark,
  idea: Lightbulb,
  insight: Eye,
  requirement: ClipboardCheck,
  risk: TriangleAlert,
  blocker: Ban
}
const signs: { readonly [K in SignKind]: Sign } = { topic: Hash, task: Circle, ...typeSigns }
/** Every type of statement, in the order in which they are offered. */
export const atomTypes = Object.keys(typeSigns) as ReadonlyArray<AtomType>

export function KindSign(props: { readonly kind: SignKind; readonly size?: number }) {
  return (
    <span class="kind" aria-hidden="true">
      <Dynamic component={signs[props.kind]} size={props.size ?? 14} stroke-width={1.8} />
    </span>
  )
}
