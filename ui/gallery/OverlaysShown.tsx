import Check from "lucide-solid/icons/check"
import Ellipsis from "lucide-solid/icons/ellipsis"
import Trash from "lucide-solid/icons/trash"
import User from "lucide-solid/icons/user"
import { createSignal, Show } from "solid-js"
import { Button } from "../parts/button/Button.tsx"
import { IconButton } from "../parts/button/IconButton.tsx"
import { Confirm } from "../parts/overlay/Confirm.tsx"
import { ContextMenu } from "../parts/overlay/ContextMenu.tsx"
import { Dialog } from "../parts/overlay/Dialog.tsx"
import { Menu } from "../parts/overlay/Menu.tsx"
import type { MenuLines } from "../parts/overlay/MenuItems.tsx"
import { Popover } from "../parts/overlay/Popover.tsx"
import { toast } from "../parts/toast/toast.tsx"

const nothing = () => undefined
const items: MenuLines = [
  { name: "Complete", icon: Check, keys: "X", onSelect: nothing },
  { name: "Assign to…", icon: User, keys: "A", onSelect: nothing },
  { name: "Not possible now", disabled: true, onSelect: nothing },
  null,
  { name: "Forget", icon: Trash, bad: true, onSelect: nothing }
]

export function OverlaysShown() {
  const [open, setOpen] = createSignal<"dialog" | "confirm" | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <div class="shown">
        <Menu trigger={(trigger) => <Button {...trigger}>Menu</Button>} items={items} />
        <Menu
          trigger={(trigger) => (
            <IconButton {...trigger} label="More">
              <Ellipsis size={15} />
            </IconButton>
          )}
          items={items}
        />
        <Popover label="Details" trigger={(trigger) => <Button {...trigger}>Popover</Button>}>
          <p class="padded">Any content.</p>
        </Popover>
        <ContextMenu items={items} class="area">
          Right click here
        </ContextMenu>
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button look="bad" onClick={() => setOpen("confirm")}>
          Confirm
        </Button>
      </div>
      <div class="shown">
        <Button onClick={() => toast("Link to T-58 copied")}>Neutral toast</Button>
        <Button onClick={() => toast({ text: "Completed T-61", undo: () => toast("Reopened T-61") })}>
          Toast with undo
        </Button>
        <Button onClick={() => toast({ text: "Comment not saved. It is kept on T-58.", failed: true })}>Failure</Button>
      </div>
      <Show when={open() === "dialog"}>
        <Dialog title="Save the view" onClose={close}>
          <input class="in" aria-label="Name" placeholder="Name" />
          <div class="acts">
            <Button onClick={close}>Cancel</Button>
            <Button look="go" onClick={close}>
              Save
            </Button>
          </div>
        </Dialog>
      </Show>
      <Show when={open() === "confirm"}>
        <Confirm title="Forget Jonas?" action="Forget" typed="Jonas" onConfirm={close} onClose={close}>
          Every message of Jonas is erased. There is no undo.
        </Confirm>
      </Show>
    </>
  )
}
