/** The bar over Knowledge. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { chatWords as words } from "../words/words.ts"

export function KnowledgeBar(props: {
  readonly ready: boolean
  readonly topics: number
  readonly statements: number
  /** Proposed statements and topics that are not decided. */
  readonly waiting: number
  readonly mayAct: boolean
}) {
  const fact = () => (
    <>
      {words.count("topicsCount", props.topics)}, {words.count("statements", props.statements)}
      <Show when={props.waiting > 0}>
        {", "}
        <A href="/review">{words.count("waitInReview", props.waiting)}</A>
      </Show>
    </>
  )
  return (
    <Bar title={words.t("knowledge")} fact={props.ready ? fact() : undefined}>
      <Show when={props.mayAct && props.statements > 0}>
        <A class="btn knowledge-find" href="/runs?new=1">
          {words.t("findKnowledge")}
        </A>
      </Show>
    </Bar>
  )
}
