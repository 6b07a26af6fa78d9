package grid

import "time"

// Limits are checked before memory is spent. They are far above any table of deaths or
// population, and low enough that a broken or hostile file cannot fill the machine.
const (
	MaxFileBytes    = 2 << 30         // a file as given, and the text inside a gzip
	MaxUnzipBytes   = 512 << 20       // an xlsx file, and the sum of its unzipped parts
	MaxTextRows     = 20_000_000      // every death of the country for a generation
	MaxSheetRows    = 1 << 20         // Excel's own last row, 1,048,576
	MaxColumns      = 1 << 14         // Excel's own last column, XFD
	MaxCellRunes    = 32_767          // Excel's own longest text
	maxRowBytes     = 16 << 20        // one row of text, held in memory
	maxOLEBytes     = 128 << 20       // an old .xls, or a password-protected xlsx, held in memory
	maxFormulas     = 40_000          // formulas of a workbook in which any is computed: the engine's stack grows with the longest chain
	maxFormulaCells = 1_000_000       // cells that the formulas of such a workbook read through ranges
	maxFormulaBytes = 8192            // Excel's own longest formula
	maxFormulaTime  = 5 * time.Second // for computing such a workbook
	maxMergeArea    = 100_000         // cells of one merged range that are filled; larger ones are decoration
	maxMergeTotal   = 4_000_000       // cells of all merged ranges of a sheet that are filled
)
