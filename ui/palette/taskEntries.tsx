/** The actions on one task, as lines of the palette. */
import Ban from "lucide-solid/icons/ban"
import Check from "lucide-solid/icons/check"
import CirclePlay from "lucide-solid/icons/circle-play"
import ExternalLink from "lucide-solid/icons/external-link"
import RotateCcw from "lucide-solid/icons/rotate-ccw"
import UserCheck from "lucide-solid/icons/user-check"
import type { LucideProps } from "lucide-solid"
import type { Component } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { isOver } from "../parts/status.ts"
import type { Live } from "../sync/live.tsx"
import { sendOnTask } from "../task/undo/sendOnTask.ts"
import type { TaskStep } from "../task/undo/reverse.ts"
import { words } from "../words/words.ts"
import type { PaletteEntry, PaletteSectionId } from "./entry.ts"

export const taskEntries = (
  live: Live,
  task: TaskLine,
  navigate: (path: string) => void,
  section: PaletteSectionId
): ReadonlyArray<PaletteEntry> => {
  const line = (id: string, name: string, icon: Component<LucideProps>, run: () => void, keys?: string) => ({
    id: `${section} ${id}`,
    section,
    name,
    keys,
    icon: () => <Dynamic component={icon} size={15} />,
    run
  })
  const send = (step: TaskStep) => () => void sendOnTask(live, live.task(task.id) ?? task, step)
  const open = line("open", words.t("find.open"), ExternalLink, () => navigate(`/tasks/${task.id}`), "↵")
  if (!live.mayAct()) return [open]
  const me = live.session.actor
  return [
    ...(isOver(task.status)
      ? [line("reopen", words.t("reopen"), RotateCcw, send({ verb: "reopen", change: { status: "open" } }), "E")]
      : [
          line("complete", words.t("complete"), Check, send({ verb: "complete", change: { status: "done" } }), "E"),
          ...(task.status === "open"
            ? [line("start", words.t("start"), CirclePlay, send({ verb: "start", change: { status: "in-progress" } }))]
            : [line("stop", words.t("find.stop"), RotateCcw, send({ verb: "reopen", change: { status: "open" } }))]),
          line("cancel", words.t("cancelTask"), Ban, send({ verb: "cancel", change: { status: "cancelled" } }))
        ]),
    ...(task.assignee === me
      ? []
      : [
          line(
            "assign",
            words.t("find.assignMe"),
            UserCheck,
            send({ verb: "assign", change: { assignee: me }, body: { assignee: me } })
          )
        ]),
    open
  ]
}
