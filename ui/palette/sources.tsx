/** The lines of the palette from the verbs, the pages, the live rows and the recent places. */
import { useNavigate } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import SearchIcon from "lucide-solid/icons/search"
import Zap from "lucide-solid/icons/zap"
import { untrack } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { KindSign } from "../signs/KindSign.tsx"
import { StatusSign } from "../signs/StatusSign.tsx"
import { type Live, useLive } from "../sync/live.tsx"
import { type BoundVerb, usableVerbs } from "../verbs/bindings.ts"
import { keyNames } from "../verbs/keyNames.ts"
import { isHidden, specOf, type VerbId } from "../verbs/verbs.ts"
import { words } from "../words/words.ts"
import type { PaletteEntry } from "./entry.ts"
import { makeFinder } from "./find/finder.ts"
import { recentPaths } from "./recent.ts"
import type { PaletteSources } from "./sections.ts"
import { taskEntries } from "./taskEntries.tsx"

/** The most hits of each kind. */
const hitsShown = 6

/** @param subject the task that has the focus */
export const createSources = (subject: TaskLine | null, onNewTask: (title: string) => void): PaletteSources => {
  const live = useLive()
  const navigate = useNavigate()
  const taskOf = taskEntry(live, navigate)
  const tasks = taskFinder(live)
  const knowledge = knowledgeFinder(live)
  // In the order of their declaration.
  const verbs = untrack(usableVerbs).toReversed()
  const own = subject === null ? [] : taskEntries(live, subject, navigate, "subject")
  const pages = verbs.filter(({ on }) => on === "go")
  return {
    commands: [...own, ...verbs.filter((verb) => isOffered(verb, subject)).map(verbLine), ...pages.map(pageLine)],
    recent: recentPaths(live.session.actor).flatMap((path) => {
      const page = pages.find(({ id }) => id === `go ${path}`)
      if (page !== undefined) return [{ ...pageLine(page), section: "recent" as const, id: `recent ${path}` }]
      const task = live.task(path.replace("/tasks/", ""))
      return task === undefined ? [] : [{ ...taskOf(task), section: "recent" as const, id: `recent ${path}` }]
    }),
    found: (typed) => [
      ...tasks.find(typed).map((task) => taskOf(live.task(task.id) ?? task)),
      ...knowledge.find(typed).map((known) => knowledgeLine(known, navigate))
    ],
    make: (text) => [
      {
        id: "search",
        section: "go",
        name: words.t("find.searchFor", { q: text }),
        icon: () => <SearchIcon size={15} />,
        keys: "/",
        run: () => navigate(`/search?q=${encodeURIComponent(text)}`)
      },
      ...(live.mayAct()
        ? [
            {
              id: "make",
              section: "go" as const,
              name: words.t("find.newTaskOf", { title: text }),
              icon: () => <Plus size={15} />,
              keys: "C",
              run: () => onNewTask(text)
            }
          ]
        : [])
    ]
  }
}

/** Verbs that only move are not offered, and neither is the verb of the focus, which has its own lines. */
const isOffered = ({ id, on }: BoundVerb, subject: TaskLine | null) =>
  on !== "go" && !isHidden(id) && !(subject !== null && id === "complete")

const verbLine = (verb: BoundVerb): PaletteEntry => ({
  id: verb.id,
  section: verb.on === "everywhere" ? "go" : "here",
  name: words.t(specOf(verb.id as VerbId).word),
  keys: keyNames(verb.keys[0] ?? ""),
  icon: () => <Zap size={15} />,
  run: () => verb.run("")
})

const pageLine = (page: BoundVerb): PaletteEntry => ({
  id: page.id,
  section: "go",
  name: page.name?.() ?? page.id,
  keys: keyNames(page.keys[0] ?? ""),
  icon: () => <Dynamic component={page.icon ?? Zap} size={15} />,
  run: () => page.run("")
})

const taskEntry =
  (live: Live, navigate: (path: string) => void) =>
  (task: TaskLine): PaletteEntry => ({
    id: task.id,
    section: "tasks",
    name: task.title,
    fact: `T-${task.number}`,
    icon: () => <StatusSign status={task.status} silent />,
    actions: () => taskEntries(live, task, navigate, "subject"),
    run: () => navigate(`/tasks/${task.id}`)
  })

/** The rows as they are at the first typed letter, searched from the newest. */
const taskFinder = ({ views: { tasks } }: Live) =>
  makeFinder(
    () => [...tasks.table.values()].toSorted((a, b) => b.number - a.number),
    ({ title, number }) => `${title} T-${number}`,
    hitsShown
  )

interface Known {
  readonly kind: "topic" | "atom"
  readonly id: string
  readonly name: string
}
const knowledgeFinder = ({ views: { topics, atoms } }: Live) =>
  makeFinder<Known>(
    () => [
      ...Array.from(topics.table.values(), ({ id, name }) => ({ kind: "topic", id, name }) as const),
      ...Array.from(atoms.table.values(), ({ id, text }) => ({ kind: "atom", id, name: text }) as const)
    ],
    ({ name }) => name,
    hitsShown
  )

const knowledgeLine = ({ kind, id, name }: Known, navigate: (path: string) => void) => ({
  id,
  section: "knowledge" as const,
  name,
  icon: () => <KindSign kind={kind === "topic" ? "topic" : "insight"} size={15} />,
  run: () => navigate(`/knowledge?${kind}=${id}`)
})
