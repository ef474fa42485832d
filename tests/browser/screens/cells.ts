/** The cells of the table of screens: each screen in one state, at one size and in one theme. */
import { screens } from "../screens.ts"
import { amountOf, type Size, sizeNames, type State, states, type Theme, themes } from "./screen.ts"

export interface Cell {
  readonly state: State
  readonly name: string
  readonly size: Size
  readonly theme: Theme
}

/** The whole table, ordered by state and screen, so that each screen is opened once. */
export const cells: ReadonlyArray<Cell> = states.flatMap((state) =>
  Object.entries(screens)
    .filter(([, screen]) => screen.states[state] !== undefined)
    .flatMap(([name, screen]) =>
      (screen.sizes ?? sizeNames).flatMap((size) => themes.map((theme) => ({ state, name, size, theme })))
    )
)

/** One cell of each size and theme: light on a desktop and dark on a phone. */
export const isOfPair = ({ size, theme }: Pick<Cell, "size" | "theme">): boolean =>
  (size === "wide" && theme === "light") || (size === "phone" && theme === "dark")

/** The cells of every run of the tests: those of the empty installation. */
export const isUsual = (cell: Cell): boolean => amountOf(cell.state) === "empty" && isOfPair(cell)
