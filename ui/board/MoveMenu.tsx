/** The menu that moves a card to a column. */
import MoveHorizontal from "lucide-solid/icons/move-horizontal"
import { Show } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { Menu } from "../parts/overlay/Menu.tsx"
import { words } from "../words/words.ts"
import type { BoardPort } from "./boardPort.ts"

export function MoveMenu(props: {
  readonly task: TaskLine
  readonly port: BoardPort
  /** False: only the button, which a touch can press. */
  readonly made: boolean
}) {
  const label = () => words.t("moveTask", { task: `T-${props.task.number}` })
  const { moves } = props.port
  const isOpen = () => moves.menuOf() === props.task.id
  const items = () =>
    props.port.targets().map(({ group, name }) => ({
      name,
      disabled: props.port.isIn(props.task, group),
      onSelect: () => void moves.move(props.task.id, group)
    }))
  return (
    <Show
      when={props.made || isOpen()}
      fallback={
        <button
          class="card-move"
          type="button"
          tabindex="-1"
          aria-label={label()}
          onClick={() => moves.openMenu(props.task.id)}
        >
          <MoveHorizontal size={14} />
        </button>
      }
    >
      <Menu
        placement="bottom-end"
        open={isOpen()}
        onOpenChange={(open) => moves.openMenu(open ? props.task.id : null)}
        onClosed={() => moves.focus(props.task.id)}
        items={items()}
        trigger={(trigger) => (
          <button type="button" {...trigger} class="card-move" tabindex="-1" aria-label={label()} title={label()}>
            <MoveHorizontal size={14} />
          </button>
        )}
      />
    </Show>
  )
}
