/** The folder of the table and the plots. */
export const outputFolder = ".data/bench"
