/** The verdicts on a run's proposals. */
import { For, Show } from "solid-js"
import type { RunRow } from "../../../gateways/contract/knowledge.ts"
import { words } from "../../words/words.ts"
import { acceptedOf } from "../progress/progress.ts"

const verdicts = ["approved", "edited", "merged", "rejected"] as const

export function Verdicts(props: { readonly row: RunRow }) {
  const accepted = () => acceptedOf(props.row)
  return (
    <p class="facts-line">
      <For each={verdicts}>
        {(verdict) => <span>{words.t(`verdict.${verdict}`, { n: words.number(props.row.verdicts[verdict]) })}</span>}
      </For>
      <Show when={accepted() !== null}>
        <span>{words.t("accepted", { share: words.share(accepted() ?? 0) })}</span>
      </Show>
    </p>
  )
}
