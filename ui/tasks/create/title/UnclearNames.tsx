/** Asks which person or topic a word of the title means when several have that name. Without an answer the word stays in the title. */
import X from "lucide-solid/icons/x"
import { For } from "solid-js"
import { words } from "../../../words/words.ts"
import type { ChosenName } from "../../../../domain/task/title/tokens.ts"
import type { Understanding } from "./createUnderstanding.ts"

export function UnclearNames(props: {
  readonly of: Understanding
  readonly onChoose: (name: ChosenName) => void
  /** The phrase stays in the title. */
  readonly onKeep: (phrase: string) => void
}) {
  const question = (field: string, phrase: string) =>
    words.t(field === "topic" ? "whichTopic" : "whichPerson", { phrase })
  /** The pressed button disappears, so the focus goes back to the title. */
  const settle = (button: HTMLElement, answer: () => void) => {
    const title = button.closest("form")?.querySelector<HTMLInputElement>("input.field")
    answer()
    title?.focus()
  }
  return (
    <For each={props.of.unclear()}>
      {({ field, phrase, choices }) => (
        <div class="chips" role="group" aria-label={question(field, phrase)}>
          <bdi class="quiet-text">{question(field, phrase)}</bdi>
          <For each={choices}>
            {({ id, name }) => (
              <button
                type="button"
                class="btn sm"
                onClick={(event) => settle(event.currentTarget, () => props.onChoose({ phrase, id }))}
              >
                <bdi class="ell">{name}</bdi>
              </button>
            )}
          </For>
          <button
            type="button"
            class="btn sm bare"
            aria-label={words.t("keepAsText", { part: phrase })}
            title={words.t("keepAsText", { part: phrase })}
            onClick={(event) => settle(event.currentTarget, () => props.onKeep(phrase))}
          >
            <X size={12} />
          </button>
        </div>
      )}
    </For>
  )
}
