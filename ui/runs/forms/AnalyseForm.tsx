/** A new analysis: its name, and of which topics; none chosen means all of them. */
import { createSignal, For, Show } from "solid-js"
import type { Choice } from "../../parts/Pick.tsx"
import { words } from "../../words/words.ts"

export function AnalyseForm(props: {
  readonly topics: ReadonlyArray<Choice>
  readonly atoms: number
  /** The run that is open; there is never a second one. */
  readonly open: string | null
  readonly busy: boolean
  readonly onStart: (run: {
    readonly name: string
    readonly topics?: ReadonlyArray<string>
    readonly again?: boolean
  }) => void
}) {
  const [name, setName] = createSignal(words.t("runName", { day: words.day(new Date().toISOString()) }))
  const [topics, setTopics] = createSignal<ReadonlyArray<string>>([])
  const [again, setAgain] = createSignal(false)
  const toggle = (id: string) =>
    setTopics((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]))
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    if (name().trim() === "") return
    props.onStart({
      name: name().trim(),
      ...(topics().length === 0 ? {} : { topics: topics() }),
      ...(again() ? { again: true } : {})
    })
  }
  return (
    <form class="begin" aria-label={words.t("suggestTasks")} onSubmit={start}>
      <h2>{words.t("suggestTasks")}</h2>
      <p class="quiet-text">{words.t("suggestTasksText", { atoms: words.count("statements", props.atoms) })}</p>
      <label>
        {words.t("field.name")}
        <input
          class="field"
          dir="auto"
          maxlength={120}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Show when={props.topics.length > 0}>
        <fieldset>
          <legend>{words.t("topicsAll")}</legend>
          <div class="chips">
            <For each={props.topics}>
              {({ id, name }) => (
                <button class="chip" type="button" aria-pressed={topics().includes(id)} onClick={() => toggle(id)}>
                  <bdi>{name}</bdi>
                </button>
              )}
            </For>
          </div>
        </fieldset>
      </Show>
      <label class="tick">
        <input type="checkbox" checked={again()} onChange={(event) => setAgain(event.currentTarget.checked)} />
        {words.t("includeUsed")}
      </label>
      <Show when={props.open}>{(open) => <p class="quiet-text">{words.t("runOpen", { name: open() })}</p>}</Show>
      <button
        class="btn go"
        type="submit"
        disabled={props.busy || props.open !== null || props.atoms === 0 || name().trim() === ""}
      >
        {words.t("verb.start")}
      </button>
    </form>
  )
}
