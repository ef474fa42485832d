/** Starts a run: its name and topics. No chosen topic means all of them. */
import { createSignal, For, Show } from "solid-js"
import { runNameLength } from "../../../domain/text/limits.ts"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { words } from "../../words/words.ts"
import { Tick } from "./Tick.tsx"

export interface NewRun {
  readonly name: string
  readonly topics?: ReadonlyArray<string>
  readonly again?: boolean
}

export function AnalyseForm(props: {
  readonly topics: ReadonlyArray<Choice>
  /** The number of statements. */
  readonly statements: number
  /** The name of the run that is open. At most one run is open. */
  readonly open: string | null
  readonly busy: boolean
  readonly onStart: (run: NewRun) => void
}) {
  const [name, setName] = createSignal(words.t("runName", { day: words.day(new Date().toISOString()) }))
  const [topics, setTopics] = createSignal<ReadonlyArray<string>>([])
  const [again, setAgain] = createSignal(false)
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    if (name().trim() === "") return
    props.onStart({
      name: name().trim(),
      ...(topics().length === 0 ? {} : { topics: topics() }),
      ...(again() ? { again: true } : {})
    })
  }
  const mayStart = () => !props.busy && props.open === null && props.statements > 0 && name().trim() !== ""
  return (
    <form class="begin" aria-label={words.t("suggestTasks")} onSubmit={start}>
      <h2>{words.t("suggestTasks")}</h2>
      <p class="quiet-text">{words.t("suggestTasksText", { atoms: words.count("statements", props.statements) })}</p>
      <label>
        {words.t("field.name")}
        <input
          class="field"
          dir="auto"
          maxlength={runNameLength}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Show when={props.topics.length > 0}>
        <Topics topics={props.topics} chosen={topics()} onChoose={setTopics} />
      </Show>
      <Tick label={words.t("includeUsed")} checked={again()} onChange={setAgain} />
      <Show when={props.open}>{(open) => <p class="quiet-text">{words.t("runOpen", { name: open() })}</p>}</Show>
      <button class="btn go" type="submit" disabled={!mayStart()}>
        {words.t("verb.start")}
      </button>
    </form>
  )
}

function Topics(props: {
  readonly topics: ReadonlyArray<Choice>
  readonly chosen: ReadonlyArray<string>
  readonly onChoose: (chosen: ReadonlyArray<string>) => void
}) {
  const toggle = (id: string) =>
    props.onChoose(props.chosen.includes(id) ? props.chosen.filter((each) => each !== id) : [...props.chosen, id])
  return (
    <fieldset>
      <legend>{words.t("topicsAll")}</legend>
      <div class="chips">
        <For each={props.topics}>
          {({ id, name }) => (
            <button class="chip" type="button" aria-pressed={props.chosen.includes(id)} onClick={() => toggle(id)}>
              <bdi>{name}</bdi>
            </button>
          )}
        </For>
      </div>
    </fieldset>
  )
}
