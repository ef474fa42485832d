/** Starts a run: its name and topics. No chosen topic means all of them. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { runNameLength } from "../../../domain/text/limits.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { NewRun } from "../start/beginRun.ts"
import { Tick } from "./Tick.tsx"

interface OpenRun {
  readonly id: string
  readonly name: string
}

export function AnalyseForm(props: {
  readonly topics: ReadonlyArray<Choice>
  /** The number of statements. */
  readonly statements: number
  /** The statements that wait in Review. */
  readonly proposed: number
  /** The run that is open. At most one is. */
  readonly open: OpenRun | null
  /** Shows that run. */
  readonly onOpen: (id: string) => void
  /** Creates the run and starts it. */
  readonly onStart: (run: NewRun, key: string) => Promise<unknown>
  readonly onFailure: (error: unknown) => void
}) {
  const draft = createRunDraft()
  const name = () => draft.value().name
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    if (name().trim() !== "") draft.send((run, key) => props.onStart(asSent(run), key)).catch(props.onFailure)
  }
  const mayStart = () => !draft.busy() && props.open === null && props.statements > 0 && name().trim() !== ""
  return (
    <form class="begin" aria-label={words.t("suggestTasks")} onSubmit={start}>
      <h2>{words.t("suggestTasks")}</h2>
      <p class="quiet-text">{words.t("suggestTasksText", { atoms: words.count("statements", props.statements) })}</p>
      <Show when={props.statements === 0}>
        <ApproveFirst proposed={props.proposed} />
      </Show>
      <label>
        {words.t("field.name")}
        <input
          class="field"
          dir="auto"
          maxlength={runNameLength}
          value={name()}
          onInput={(event) => draft.set({ ...draft.value(), name: event.currentTarget.value })}
        />
      </label>
      <Show when={props.topics.length > 0}>
        <Topics
          topics={props.topics}
          chosen={draft.value().topics}
          onChoose={(chosen) => draft.set({ ...draft.value(), topics: chosen })}
        />
      </Show>
      <Tick
        label={words.t("includeUsed")}
        checked={draft.value().again}
        onChange={(chosen) => draft.set({ ...draft.value(), again: chosen })}
      />
      <Show when={props.open}>{(open) => <IsOpen open={open()} onOpen={props.onOpen} />}</Show>
      <button class="btn go" type="submit" disabled={!mayStart()}>
        {words.t("verb.start")}
      </button>
    </form>
  )
}

/** While another run is open, none can start. */
function IsOpen(props: { readonly open: OpenRun; readonly onOpen: (id: string) => void }) {
  return (
    <p class="first">
      {words.t("runOpen", { name: props.open.name })}{" "}
      <button class="btn sm" type="button" onClick={() => props.onOpen(props.open.id)}>
        {words.t("showRun")}
      </button>
    </p>
  )
}

/** Without a statement no run can start. */
function ApproveFirst(props: { readonly proposed: number }) {
  return (
    <p class="first">
      {words.t("approveFirst")}{" "}
      <Show when={props.proposed > 0} fallback={words.t("findFirst")}>
        <A class="btn sm" href="/review">
          {words.count("waitInReview", props.proposed)}
        </A>
      </Show>
    </p>
  )
}

interface RunFields {
  readonly name: string
  readonly topics: ReadonlyArray<string>
  readonly again: boolean
}
const createRunDraft = () => {
  const name = words.t("runName", { day: words.day(new Date().toISOString()) })
  return createDraft(
    () => "run:new",
    (): RunFields => ({ name, topics: [], again: false })
  )
}

const asSent = ({ name, topics, again }: RunFields): NewRun => ({
  name: name.trim(),
  ...(topics.length === 0 ? {} : { topics }),
  ...(again ? { again } : {})
})

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
