/** One search box for tasks, messages and knowledge: by number, words, similar spelling and meaning. */
import { useNavigate } from "@solidjs/router"
import { createEffect, For, on, onMount, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { FailedNote } from "../parts/show/FailedNote.tsx"
import { useLive } from "../sync/live.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { words } from "../words/words.ts"
import { createSearch, queryLength, type SearchState } from "./createSearch.ts"
import { Facets } from "./Facets.tsx"
import { Hit } from "./Hit.tsx"
import { hrefOfHit } from "./hrefOfHit.ts"
import { moveAmongHits } from "./moveAmongHits.ts"
import "../signs/signs.css"
import "./search.css"

export function SearchPage() {
  const search = createSearch()
  let page!: HTMLDivElement
  let field!: HTMLInputElement
  const navigate = useNavigate()
  bindVerbs({
    next: () => moveAmongHits(page, field, 1),
    previous: () => moveAmongHits(page, field, -1)
  })
  onMount(() => field.focus())
  createEffect(on(search.query, () => page.scrollTo?.({ top: 0 }), { defer: true }))
  /** Opens the best hit, once the hits answer the typed question. */
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const best = search.result()?.hits[0]
    if (search.isAnswered() && best !== undefined) navigate(hrefOfHit(best))
    else search.ask()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault()
      moveAmongHits(page, field, 1)
    }
  }
  return (
    <>
      <Bar title={words.t("search")} fact={factOf(search)} />
      <div class="page search" ref={page} aria-busy={search.loading()}>
        <form class="find" role="search" onSubmit={submit}>
          <input
            ref={field}
            class="field"
            type="search"
            dir="auto"
            maxlength={queryLength}
            aria-label={words.t("searchHint")}
            placeholder={words.t("searchHint")}
            value={search.typed()}
            onInput={(event) => search.type(event.currentTarget.value)}
            onKeyDown={press}
          />
        </form>
        <Show when={search.query().trim() !== ""}>
          <Facets search={search} />
        </Show>
        <Failure search={search} />
        <Hits search={search} onLeave={() => field.focus()} />
        <Show when={search.result()?.behind}>
          {(behind) => <p class="stale-line">{words.count("behind", behind())}</p>}
        </Show>
        <Hint search={search} />
      </div>
    </>
  )
}

function Failure(props: { readonly search: SearchState }) {
  return <Show when={props.search.failed()}>{(why) => <FailedNote why={why()} onRetry={props.search.again} />}</Show>
}

const factOf = (search: SearchState) => {
  const found = search.result()
  return found === null || search.query() === "" ? undefined : words.count("hitsCount", found.hits.length)
}

function Hits(props: { readonly search: SearchState; readonly onLeave: () => void }) {
  const live = useLive()
  return (
    <ul
      class="hits"
      aria-live="polite"
      aria-label={words.t("search")}
      onKeyDown={(event) => event.key === "Escape" && props.onLeave()}
    >
      <For each={props.search.result()?.hits ?? []}>
        {(hit) => (
          <li>
            <Hit
              hit={hit}
              who={live.nameOf(hit.author)}
              status={hit.kind === "task" ? live.task(hit.id)?.status : undefined}
              type={hit.kind === "atom" ? live.views.atoms.shown(hit.id)?.type : undefined}
            />
          </li>
        )}
      </For>
    </ul>
  )
}

function Hint(props: { readonly search: SearchState }) {
  const query = () => props.search.query().trim()
  const none = () => props.search.result()?.hits.length === 0 && !props.search.loading()
  const isNarrowed = () => props.search.kind() !== null || props.search.span() !== "any"
  const clear = () => {
    props.search.setKind(null)
    props.search.setSpan("any")
  }
  return (
    <Show when={query() === "" || none()}>
      <div class="empty">
        <p>{query() === "" ? words.t("searchEmpty") : words.t("searchNone", { q: query() })}</p>
        <Show when={query() !== "" && !isNarrowed()}>
          <p>{words.t("searchEmpty")}</p>
        </Show>
        <Show when={query() !== "" && isNarrowed()}>
          <button class="btn" type="button" onClick={clear}>
            {words.t("searchEverywhere")}
          </button>
        </Show>
      </div>
    </Show>
  )
}
