/** One box: tasks, messages and what is known, by words, by likeness, by meaning. */
import { A, useSearchParams } from "@solidjs/router"
import { createSignal, For, onMount, Show } from "solid-js"
import type { SearchHit } from "../../gateways/contract.ts"
import { api } from "../sync/api.ts"
import { createFetched } from "../sync/fetched.ts"
import { useLive } from "../sync/live.tsx"
import { labelOf } from "../knowledge/labels.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"

/** A pause in typing: milliseconds. */
const pauseMillis = 180

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
  /** Null while nothing is asked for, and when it could not be had: what was found before is not the answer to this. */
  const result = () => (found.failed() === null ? (found.value()?.answer ?? null) : null)
  onMount(() => field.focus())
  return (
    <>
      <header class="bar">
        <h1>{words.t("search")}</h1>
      </header>
      <div class="page" aria-busy={found.loading()}>
        <form class="find" role="search" onSubmit={(event) => event.preventDefault()}>
          <input
            ref={field}
            class="field"
            type="search"
            dir="auto"
            maxlength={500}
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
              <Hit hit={hit} who={live.nameOf(hit.author)} href={hrefOf(hit, live.messages[hit.id]?.tasks[0])} />
            )}
          </For>
        </div>
        <Show when={result()?.behind}>{(behind) => <p class="stale-line">{words.count("behind", behind())}</p>}</Show>
        <Show when={(params.q ?? "") === ""}>
          <div class="empty">
            <p>{words.t("searchEmpty")}</p>
          </div>
        </Show>
        <Show when={(params.q ?? "") !== "" && result()?.hits.length === 0 && !found.loading()}>
          <div class="empty">
            <p>{words.t("searchNone", { q: params.q ?? "" })}</p>
          </div>
        </Show>
      </div>
    </>
  )
}

const hrefOf = ({ kind, id }: SearchHit, made: string | undefined) => {
  if (kind === "topic" || kind === "atom") return `/knowledge?${kind}=${id}`
  const task = kind === "task" ? id : made
  return task === undefined ? "/messages" : `/tasks/${task}`
}

function Hit(props: { readonly hit: SearchHit; readonly who: string; readonly href: string }) {
  return (
    <A class="hit" href={props.href}>
      <span class="quiet-text">
        <Show when={labelOf(props.hit.kind, props.hit.number)}>{(label) => <>{label()} · </>}</Show>
        <bdi>{props.who}</bdi> · {words.day(props.hit.at)} ·{" "}
        {props.hit.by.map((by) => words.value("by", by)).join(", ")}
      </span>
      <p dir="auto">
        <For each={props.hit.snippet}>{(part) => (part.hit ? <mark>{part.text}</mark> : part.text)}</For>
      </p>
    </A>
  )
}
