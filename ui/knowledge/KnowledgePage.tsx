/** What the team knows: topics, and under each what was found out, with its proof and what it led to. */
import { A, useSearchParams } from "@solidjs/router"
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js"
import type { AtomType } from "../../domain/values.ts"
import { atomTypes, KindSign } from "../signs/KindSign.tsx"
import { knowledge } from "../sync/knowledgeApi.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { AtomItem } from "./AtomItem.tsx"
import { lookup } from "./lookup.ts"
import { byPlace, countIn, type Place, placeOf, shelf, topicsShown, usedBy } from "./shelf.ts"
import { TopicHead } from "./TopicHead.tsx"
import "../signs/signs.css"
import "./knowledge.css"

/** In the address: what is filed under no topic. */
const loose = "none"

export function KnowledgePage() {
  const live = useLive()
  const { topics, atoms, tasks, proposals } = live.views
  const [params] = useSearchParams<{ topic?: string; atom?: string }>()
  const [types, setTypes] = createSignal<ReadonlySet<AtomType>>(new Set())
  const [archived, setArchived] = createSignal(false)
  let page!: HTMLDivElement
  const known = lookup({
    nameOf: live.nameOf,
    topics: topics.shown,
    atoms: atoms.shown,
    tasks: tasks.shown,
    proposals: proposals.shown
  })
  const places = createMemo(() => byPlace(shelf(atoms.all(), types(), archived()), known))
  const list = createMemo(() => topicsShown(topics.all(), archived(), words.language))
  const uses = createMemo(() => usedBy(tasks.all()))
  /** Null: all of it. */
  const chosen = (): { readonly place: Place } | null => {
    if (params.topic !== undefined)
      return { place: params.topic === loose ? null : (known.topic(params.topic)?.id ?? null) }
    const atom = params.atom === undefined ? undefined : atoms.shown(params.atom)
    return atom === undefined ? null : { place: placeOf(atom, known) }
  }
  const shownPlaces = createMemo((): ReadonlyArray<Place> => {
    const only = chosen()
    return only === null ? [...list().map(({ id }) => id), null] : [only.place]
  })
  const count = (place: Place) => countIn(places(), [place])
  const everything = createMemo(() => countIn(places(), [...list().map(({ id }) => id), null]))
  const toggle = (type: AtomType) =>
    setTypes((all) => new Set(all.has(type) ? [...all].filter((each) => each !== type) : [...all, type]))

  createEffect(
    on(
      () => [params.atom, atoms.ready()] as const,
      ([atom]) => {
        if (atom !== undefined)
          queueMicrotask(() =>
            [...page.querySelectorAll<HTMLElement>("[data-atom]")]
              .find(({ dataset }) => dataset["atom"] === atom)
              ?.scrollIntoView?.({ block: "center" })
          )
      }
    )
  )

  return (
    <>
      <header class="bar">
        <h1>{words.t("knowledge")}</h1>
        <Show when={atoms.ready()}>
          <span class="quiet-text sub">
            {words.count("topicsCount", list().length)} · {words.count("statements", everything())}
          </span>
        </Show>
        <span class="end">
          <button class="chip" type="button" aria-pressed={archived()} onClick={() => setArchived(!archived())}>
            {words.t("archived")}
          </button>
        </span>
      </header>
      <div class="page knowledge" ref={page} aria-busy={!atoms.ready()}>
        <Show
          when={topics.all().length > 0 || atoms.all().length > 0}
          fallback={
            <Show when={topics.ready() && atoms.ready()}>
              <div class="empty">
                <h2>{words.t("noKnowledge")}</h2>
                <p>{words.t("noKnowledgeText")}</p>
                <Show when={live.mayAct()}>
                  <div class="acts">
                    <A class="btn go" href="/runs">
                      {words.t("findKnowledge")}
                    </A>
                  </div>
                </Show>
              </div>
            </Show>
          }
        >
          <nav class="topics" aria-label={words.t("topics")}>
            <a href="/knowledge" aria-current={chosen() === null ? "page" : undefined}>
              {words.t("everything")} <span class="n">{everything()}</span>
            </a>
            <For each={list().map(({ id }) => id)}>
              {(id) => (
                <Show when={topics.shown(id)}>
                  {(topic) => (
                    <a
                      href={`/knowledge?topic=${id}`}
                      aria-current={chosen()?.place === id ? "page" : undefined}
                      classList={{ archived: topic().status === "archived" }}
                    >
                      <bdi>{topic().name}</bdi> <span class="n">{count(id)}</span>
                    </a>
                  )}
                </Show>
              )}
            </For>
            <Show when={count(null) > 0}>
              <a
                href={`/knowledge?topic=${loose}`}
                aria-current={chosen() !== null && chosen()?.place === null ? "page" : undefined}
              >
                {words.t("noTopic")} <span class="n">{count(null)}</span>
              </a>
            </Show>
          </nav>
          <div class="shelf">
            <div class="filters" role="group" aria-label={words.t("field.type")}>
              <For each={atomTypes}>
                {(type) => (
                  <button class="chip" type="button" aria-pressed={types().has(type)} onClick={() => toggle(type)}>
                    <KindSign kind={type} size={12} />
                    {words.value("atom", type)}
                  </button>
                )}
              </For>
            </div>
            <For each={shownPlaces()}>
              {(place) => (
                <Show
                  when={
                    count(place) > 0 || (chosen() !== null && place !== null) || (types().size === 0 && place !== null)
                  }
                >
                  <section>
                    <Show
                      when={place !== null && topics.shown(place)}
                      fallback={
                        <div class="topic-head">
                          <h2>{words.t("noTopic")}</h2>
                        </div>
                      }
                    >
                      {(topic) => (
                        <TopicHead
                          topic={topic()}
                          mayAct={live.mayAct()}
                          onRename={(name) =>
                            void topics.act(topic().id, { name }, () => knowledge.renameTopic(topic().id, name))
                          }
                          onArchive={() =>
                            void topics.act(topic().id, { status: "archived" }, () =>
                              knowledge.archive("topic", topic().id)
                            )
                          }
                          onRestore={() =>
                            void topics.act(topic().id, { status: "standing" }, () =>
                              knowledge.restore("topic", topic().id)
                            )
                          }
                        />
                      )}
                    </Show>
                    <ul>
                      <For each={(places().get(place) ?? []).map(({ id }) => id)}>
                        {(id) => (
                          <Show when={atoms.shown(id)}>
                            {(atom) => (
                              <AtomItem
                                atom={atom()}
                                mayAct={live.mayAct()}
                                known={known}
                                tasks={uses().get(id) ?? []}
                                quotesOf={(atom) => knowledge.quotesOf("atom", atom)}
                                opened={params.atom === id}
                                onArchive={() =>
                                  void atoms.act(id, { status: "archived" }, () => knowledge.archive("atom", id))
                                }
                                onRestore={() =>
                                  void atoms.act(id, { status: "standing" }, () => knowledge.restore("atom", id))
                                }
                              />
                            )}
                          </Show>
                        )}
                      </For>
                    </ul>
                  </section>
                </Show>
              )}
            </For>
          </div>
        </Show>
      </div>
    </>
  )
}
