package wording

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A message as the source has it: a format, and where it stands.
type message struct{ format, where string }

// messages finds the formats of all errors and hints in the source of rooms. A plain
// text counts as a format, and what cannot be known before the program runs as %s.
func messages(t *testing.T, root string, rooms ...string) (list []message) {
	t.Helper()
	s := &source{fset: token.NewFileSet(), folders: map[string]*folder{}, takers: map[string][]taker{}}
	for _, room := range rooms {
		err := filepath.WalkDir(filepath.Join(root, room), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && d.Name() == "testdata" {
				return fs.SkipDir
			}
			if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
				return s.add(name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range s.inOrder() {
		for _, file := range f.files {
			ast.Inspect(file, f.declare)
		}
	}
	seen := map[string]bool{}
	for _, f := range s.inOrder() {
		for _, file := range f.files {
			for _, d := range file.Decls {
				look := &look{folder: f, in: d, found: func(format string, at token.Pos) {
					for line := range strings.SplitSeq(format, "\n") {
						if line != "" && !glue(line) && !seen[line] {
							seen[line] = true
							list = append(list, message{line, s.fset.Position(at).String()})
						}
					}
				}}
				ast.Inspect(d, look.visit)
			}
		}
	}
	return list
}

// source is the source of the program.
type source struct {
	fset    *token.FileSet
	folders map[string]*folder
	takers  map[string][]taker
}

// taker is a function that makes an error of the texts it is given.
type taker struct {
	folder *folder
	texts  map[int]string // what a parameter is: "format", "hint" or "msg"
	params int
}

// folder is a package.
type folder struct {
	*source
	files  []*ast.File
	consts map[string]ast.Expr
	funcs  map[string][]*ast.FuncDecl
}

func (s *source) add(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(s.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	dir := filepath.Dir(name)
	if s.folders[dir] == nil {
		s.folders[dir] = &folder{source: s, consts: map[string]ast.Expr{}, funcs: map[string][]*ast.FuncDecl{}}
	}
	s.folders[dir].files = append(s.folders[dir].files, file)
	return nil
}

func (s *source) inOrder() (list []*folder) {
	for _, dir := range slices.Sorted(maps.Keys(s.folders)) {
		list = append(list, s.folders[dir])
	}
	return list
}

// declare notes constants, functions, and which of these take the texts of errors: by
// the names of their parameters.
func (f *folder) declare(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		f.funcs[n.Name.Name] = append(f.funcs[n.Name.Name], n)
		f.take(n.Name.Name, n.Type)
	case *ast.AssignStmt:
		for i, right := range n.Rhs {
			if lit, ok := right.(*ast.FuncLit); ok && len(n.Lhs) == len(n.Rhs) {
				if name, ok := n.Lhs[i].(*ast.Ident); ok {
					f.take(name.Name, lit.Type)
				}
			}
		}
	case *ast.ValueSpec:
		for i, v := range n.Values {
			f.consts[n.Names[i].Name] = v
		}
	}
	return true
}

func (f *folder) take(name string, of *ast.FuncType) {
	t, isError := taker{folder: f, texts: map[int]string{}}, false
	for _, field := range of.Params.List {
		for _, p := range field.Names {
			if kind, ok := field.Type.(*ast.Ident); ok && kind.Name == "string" && (p.Name == "format" || textField(p.Name)) {
				t.texts[t.params] = p.Name
			}
			t.params++
		}
	}
	if of.Results != nil {
		for _, field := range of.Results.List {
			star, pointer := field.Type.(*ast.StarExpr)
			isError = isError || named(field.Type, "error") || pointer && named(star.X, "Error")
		}
	}
	if isError && len(t.texts) > 0 {
		f.takers[name] = append(f.takers[name], t)
	}
}

func named(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// textField reports whether a parameter or field of this name holds a text of an error.
func textField(name string) bool {
	switch strings.ToLower(name) {
	case "hint", "hints", "msg", "message", "refuse", "fix", "todo":
		return true
	}
	return false
}

// look finds messages in a declaration.
type look struct {
	*folder
	in    ast.Decl
	found func(format string, at token.Pos)
}

func (l *look) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		l.call(n)
	case *ast.CompositeLit:
		l.literal(n)
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			if sel, ok := left.(*ast.SelectorExpr); ok && textField(sel.Sel.Name) && len(n.Lhs) == len(n.Rhs) {
				l.tell(n.Rhs[i], false)
			}
		}
	case *ast.FuncDecl:
		l.results(n)
	}
	return true
}

// call looks at what is given to a function that makes an error.
func (l *look) call(n *ast.CallExpr) {
	name := ""
	switch fun := n.Fun.(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
		if named(fun.X, "fmt") || named(fun.X, "errors") {
			if full := fun.X.(*ast.Ident).Name + "." + name; full == "fmt.Errorf" || full == "errors.New" {
				l.tell(n.Args[0], name == "Errorf")
			}
			return
		}
	}
	of := l.takers[name]
	for _, t := range of { // one of this folder goes before those of others
		if t.folder == l.folder {
			of = []taker{t}
			break
		}
	}
	for _, t := range of {
		for i, kind := range t.texts {
			if i < len(n.Args) && t.params <= len(n.Args)+1 {
				l.tell(n.Args[i], kind == "format")
			}
		}
	}
}

// literal looks at the fields of an error.
func (l *look) literal(n *ast.CompositeLit) {
	kind := ""
	switch of := n.Type.(type) {
	case *ast.Ident:
		kind = of.Name
	case *ast.SelectorExpr:
		kind = of.Sel.Name
	}
	for _, e := range n.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); !ok {
			if strings.HasSuffix(kind, "Error") || kind == "Failure" || kind == "diagnosis" {
				l.tell(e, false)
			}
		} else if key, ok := pair.Key.(*ast.Ident); ok && (textField(key.Name) && kind != "logged" || kind == "diagnosis") {
			l.tell(pair.Value, false)
		}
	}
}

// results looks at what methods called Error return, and functions with a result
// called hint.
func (l *look) results(f *ast.FuncDecl) {
	if f.Type.Results == nil || f.Body == nil {
		return
	}
	which, i := -1, 0
	for _, r := range f.Type.Results.List {
		for _, name := range r.Names {
			if name.Name == "hint" {
				which = i
			}
			i++
		}
	}
	if f.Name.Name == "Error" && f.Recv != nil {
		which = 0
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok && which >= 0 && which < len(r.Results) {
			l.tell(r.Results[which], false)
		}
		return true
	})
}

func (l *look) tell(e ast.Expr, isFormat bool) {
	for _, format := range l.formats(e, isFormat, 0) {
		l.found(format, e.Pos())
	}
}

const unknown = "%s"

// formats are what an expression of text may be, as formats. isFormat says that it is
// one and not a finished text.
func (l *look) formats(e ast.Expr, isFormat bool, depth int) []string {
	if depth > 6 {
		return []string{unknown}
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil || e.Kind != token.STRING {
			return nil
		}
		if !isFormat {
			text = strings.ReplaceAll(text, "%", "%%")
		}
		return []string{text}
	case *ast.ParenExpr:
		return l.formats(e.X, isFormat, depth+1)
	case *ast.BinaryExpr:
		var list []string
		for _, left := range l.formats(e.X, isFormat, depth+1) {
			for _, right := range l.formats(e.Y, isFormat, depth+1) {
				list = append(list, left+right)
			}
		}
		return list
	case *ast.CompositeLit:
		var list []string
		for _, one := range e.Elts {
			list = append(list, l.formats(one, isFormat, depth+1)...)
		}
		return list
	case *ast.Ident:
		return l.values(e.Name, isFormat, depth)
	case *ast.CallExpr:
		if sel, ok := e.Fun.(*ast.SelectorExpr); ok && named(sel.X, "fmt") && sel.Sel.Name == "Sprintf" {
			return l.formats(e.Args[0], true, depth+1)
		}
		return l.returned(e.Fun, depth)
	}
	return []string{unknown}
}

// values are what a name may stand for: a constant, or what the declaration that is
// looked at assigns to it.
func (l *look) values(name string, isFormat bool, depth int) (list []string) {
	ast.Inspect(l.in, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if named(left, name) && len(n.Lhs) == len(n.Rhs) {
					for _, of := range l.formats(n.Rhs[i], isFormat, depth+1) {
						if n.Tok == token.ADD_ASSIGN {
							of = unknown + of
						}
						list = append(list, of)
					}
				}
			}
		case *ast.ValueSpec:
			for i, v := range n.Values {
				if n.Names[i].Name == name {
					list = append(list, l.formats(v, isFormat, depth+1)...)
				}
			}
		}
		return true
	})
	if list == nil && l.consts[name] != nil {
		list = l.formats(l.consts[name], isFormat, depth+1)
	}
	if list == nil {
		return []string{unknown}
	}
	return list
}

// returned are what a function of the folder may return.
func (l *look) returned(fun ast.Expr, depth int) (list []string) {
	name := ""
	switch fun := fun.(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	for _, f := range l.funcs[name] {
		if f.Body == nil || f.Type.Results == nil || len(f.Type.Results.List) != 1 || !named(f.Type.Results.List[0].Type, "string") || name == "Error" || name == "String" {
			continue
		}
		inner := &look{folder: l.folder, in: f, found: l.found}
		ast.Inspect(f.Body, func(n ast.Node) bool {
			if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) == 1 {
				list = append(list, inner.formats(r.Results[0], false, depth+1)...)
			}
			return true
		})
	}
	if list == nil {
		return []string{unknown}
	}
	return list
}
