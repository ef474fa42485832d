import Ellipsis from "lucide-solid/icons/ellipsis"
import Plus from "lucide-solid/icons/plus"
import { Button } from "../parts/button/Button.tsx"
import { IconButton } from "../parts/button/IconButton.tsx"

export function ButtonsShown() {
  return (
    <>
      <div class="shown">
        <Button look="go" keys="C">
          New task
        </Button>
        <Button>Plain</Button>
        <Button keys="G R">With keys</Button>
        <Button look="quiet">Quiet</Button>
        <Button look="bad">Forget</Button>
        <Button disabled>Disabled</Button>
        <Button look="go" disabled>
          Disabled
        </Button>
      </div>
      <div class="shown">
        <Button small look="go">
          Small
        </Button>
        <Button small>Small</Button>
        <Button small look="quiet">
          Small
        </Button>
        <IconButton label="More">
          <Ellipsis size={15} />
        </IconButton>
        <IconButton label="Add" keys="C" boxed>
          <Plus size={15} />
        </IconButton>
        <IconButton label="Add" small>
          <Plus size={13} />
        </IconButton>
      </div>
    </>
  )
}
