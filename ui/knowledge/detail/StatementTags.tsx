/** The tags of a statement, and the field that adds one. */
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { mostTags, tagLength } from "../../../domain/text/limits.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { bindVerbs } from "../../verbs/bindings.ts"
import type { TagChange } from "../acts/knownSteps.ts"
import { chatWords as words } from "../../words/words.ts"

export function StatementTags(props: {
  readonly atom: AtomRow
  readonly mayAct: boolean
  readonly onTag: (change: TagChange, key?: string) => Promise<unknown>
}) {
  let field: HTMLInputElement | undefined
  const draft = createDraft(
    () => `atom:${props.atom.id}:tag`,
    () => ""
  )
  bindVerbs({ tagStatement: { may: () => props.mayAct, run: () => field?.focus() } })
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const tag = tagOf(draft.value())
    if (tag === "" || props.atom.tags.includes(tag)) return draft.drop()
    // A refusal was shown to the person, and the text stays.
    void draft.send((_, key) => props.onTag({ add: [tag], remove: [] }, key))
  }
  const mayAdd = () => props.mayAct && props.atom.tags.length < mostTags
  return (
    <Show when={props.atom.tags.length > 0 || mayAdd()}>
      <div class="detail-tags" role="group" aria-label={words.t("field.tags")}>
        <For each={props.atom.tags}>
          {(tag) => (
            <span class="tag-chip">
              #<bdi>{tag}</bdi>
              <Show when={props.mayAct}>
                <button
                  type="button"
                  aria-label={words.t("removeTag", { tag })}
                  title={words.t("removeTag", { tag })}
                  onClick={() => void props.onTag({ add: [], remove: [tag] })}
                >
                  <X size={11} />
                </button>
              </Show>
            </span>
          )}
        </For>
        <Show when={mayAdd()}>
          <form onSubmit={add}>
            <input
              ref={(input) => (field = input)}
              class="in"
              dir="auto"
              maxlength={tagLength}
              aria-label={words.t("addTag")}
              placeholder={words.t("addTag")}
              readonly={draft.busy()}
              value={draft.value()}
              onInput={(event) => draft.set(event.currentTarget.value)}
            />
          </form>
        </Show>
      </div>
    </Show>
  )
}

/** A tag is one line, without the sign that people type before it. */
const tagOf = (typed: string) => typed.replace(/^\s*#/u, "").replaceAll(/\s+/gu, " ").trim()
