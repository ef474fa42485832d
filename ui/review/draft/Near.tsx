/** Items that are similar to a proposal, each with its similarity. */
import { createMemo, For, Show } from "solid-js"
import type { Similar } from "../../../gateways/contract/knowledge.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import { chatWords as words } from "../../words/words.ts"
import { notFar } from "../merge/nearest.ts"

export function Near(props: {
  readonly similar: ReadonlyArray<Similar>
  /** They could not be fetched. */
  readonly missing: boolean
  /** The page that shows an item; null when it has none. */
  readonly hrefOf: (near: Similar) => string | null
  /** True when the proposal can be merged into it now. */
  readonly mayMerge: (near: Similar) => boolean
  readonly onMerge: (id: string) => void
}) {
  const similar = createMemo(() => notFar(props.similar))
  return (
    <Show when={similar().length > 0 || props.missing}>
      <section class="near">
        <h3>{words.t("similar")}</h3>
        <Show when={props.missing}>
          <p class="quiet-text">{words.t("nearMissing")}</p>
        </Show>
        <ul>
          <For each={similar()}>
            {(near) => (
              <li>
                <span class="id">{labelOf(near.kind, near.number) || words.value("kind", near.kind)}</span>
                <Show when={props.hrefOf(near)} fallback={<bdi class="what">{near.text}</bdi>}>
                  {(href) => (
                    <a class="what" href={href()}>
                      <bdi>{near.text}</bdi>
                    </a>
                  )}
                </Show>
                <span class="cosine">{words.share(Math.max(0, near.cosine))}</span>
                <Show when={props.mayMerge(near)}>
                  <button class="btn bare sm" type="button" onClick={() => props.onMerge(near.id)}>
                    {words.t("mergeInto")}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
