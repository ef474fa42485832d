/** The title and the description of then. What differs has a marked edge, and the description can be compared by line. */
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { Tabs } from "../../../parts/show/Tabs.tsx"
import { words } from "../../../words/words.ts"
import { Markdown } from "../../markdown/Markdown.tsx"
import type { Compared } from "./compared.ts"
import { lineDiff } from "./lineDiff.ts"
import { Restore } from "./Restore.tsx"

const sides = ["past", "now", "both"] as const
type Side = (typeof sides)[number]

export function TextsThen(props: Compared) {
  const [side, setSide] = createSignal<Side>("past")
  const differs = (field: "title" | "description") => props.differing.includes(field)
  return (
    <div class="tt-texts" role="region" aria-label={words.t("field.description")} tabindex="0">
      <div class="tt-text" classList={{ was: differs("title") }}>
        <h2 class="big" dir="auto">
          {props.past.title}
        </h2>
        <Show when={differs("title")}>
          <Restore {...props} field="title" label={words.t("field.title")} />
          <p class="quiet-text" dir="auto">
            {words.t("nowValue", { value: `“${props.now.title}”` })}
          </p>
        </Show>
      </div>
      <div class="tt-heading">
        <h3>{words.t("field.description")}</h3>
        <Show when={differs("description")}>
          <Tabs
            label={words.t("sides")}
            tabs={sides.map((id) => ({ id, name: words.value("side", id) }))}
            value={side()}
            onPick={setSide}
          />
        </Show>
      </div>
      <div class="tt-text" classList={{ was: differs("description") }}>
        <Switch>
          <Match when={!differs("description") || side() === "past"}>
            <Description text={props.past.description} />
          </Match>
          <Match when={side() === "now"}>
            <Description text={props.now.description} />
          </Match>
          <Match when={side() === "both"}>
            <Diff before={props.past.description} after={props.now.description} />
          </Match>
        </Switch>
        <Show when={differs("description")}>
          <Restore {...props} field="description" label={words.t("field.description")} />
        </Show>
      </div>
    </div>
  )
}

function Description(props: { readonly text: string }) {
  return (
    <Show when={props.text !== ""} fallback={<p class="quiet-text">{words.t("none")}</p>}>
      <Markdown text={props.text} />
    </Show>
  )
}

function Diff(props: { readonly before: string; readonly after: string }) {
  return (
    <div class="tt-diff">
      <For each={lineDiff(props.before, props.after)}>
        {({ is, text }) => (
          <Switch fallback={<p dir="auto">{text}</p>}>
            <Match when={is === "removed"}>
              <p dir="auto">
                <del>{text}</del>
              </p>
            </Match>
            <Match when={is === "added"}>
              <p dir="auto">
                <ins>{text}</ins>
              </p>
            </Match>
          </Switch>
        )}
      </For>
    </div>
  )
}
