/** One search box for tasks, messages and knowledge: by words, similar spelling and meaning. */
import { useSearchParams } from "@solidjs/router"
import { createSignal, For, onMount, Show } from "solid-js"
import { Bar } from "../../parts/bar/Bar.tsx"
import { api } from "../../sync/rest/api.ts"
import { createFetched } from "../../sync/fetched.ts"
import { useLive } from "../../sync/live.tsx"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import { Hit, hrefOfHit } from "./Hit.tsx"

/** Milliseconds without typing before a search is sent. */
const pauseMillis = 180
/** UTF-16 units. */
const queryLength = 500

export function SearchPage() {
  const live = useLive()
  const [params, setParams] = useSearchParams<{ q?: string }>()
  const [typed, setTyped] = createSignal(params.q ?? "")
  let timer: ReturnType<typeof setTimeout> | undefined
  let field!: HTMLInputElement
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer)
    timer = setTimeout(() => setParams({ q: text.trim() }, { replace: true }), pauseMillis)
  }
  const found = createFetched(() => (params.q ?? "").trim() || null, api.search)
  /** Null without a query, and after a failure: the hits of an earlier query do not answer this one. */
  const result = () => (found.failed() === null ? (found.value()?.answer ?? null) : null)
  onMount(() => field.focus())
  return (
    <>
      <Bar title={words.t("search")} />
      <div class="page" aria-busy={found.loading()}>
        <form class="find" role="search" onSubmit={(event) => event.preventDefault()}>
          <input
            ref={field}
            class="field"
            type="search"
            dir="auto"
            maxlength={queryLength}
            aria-label={words.t("searchHint")}
            placeholder={words.t("searchHint")}
            value={typed()}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </form>
        <Show when={found.failed()}>
          {(why) => (
            <p class="stale-line" role="alert">
              {sentenceOf(why())}
            </p>
          )}
        </Show>
        <div role="region" aria-live="polite" aria-label={words.t("search")}>
          <For each={result()?.hits ?? []}>
            {(hit) => (
              <Hit hit={hit} who={live.nameOf(hit.author)} href={hrefOfHit(hit, live.messages[hit.id]?.tasks[0])} />
            )}
          </For>
        </div>
        <Show when={result()?.behind}>{(behind) => <p class="stale-line">{words.count("behind", behind())}</p>}</Show>
        <Hint query={params.q ?? ""} none={result()?.hits.length === 0 && !found.loading()} />
      </div>
    </>
  )
}

function Hint(props: { readonly query: string; readonly none: boolean }) {
  return (
    <Show when={props.query === "" || props.none}>
      <div class="empty">
        <p>{props.query === "" ? words.t("searchEmpty") : words.t("searchNone", { q: props.query })}</p>
      </div>
    </Show>
  )
}
