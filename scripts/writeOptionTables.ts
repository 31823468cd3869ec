import { writeOptionTables } from './docs/optionTables'

writeOptionTables()
