package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/pelletier/go-toml/v2"

	"onrecord/store/query"
	"onrecord/ui/keys"
)

// Config is what the user has configured.
type Config struct {
	// Theme is auto, dark or light.
	Theme string
	// Measure is the greatest width of a story's text in cells; 0 if the user
	// has not said.
	Measure int
	// Stories are folders and files to read besides the bundled edition.
	Stories []string
	// Officials is the file in which the user states who is who; empty for
	// the one beside the configuration.
	Officials string
	// Index says when an index is kept on disk: auto, always or never.
	Index string
	Keys  keys.Map
}

// The narrowest and the widest measure that can be asked for.
const (
	minMeasure = 20
	maxMeasure = 200
)

// configFile is where the configuration is looked for.
func configFile() string { return filepath.Join(xdg.ConfigHome, "onrecord", "config.toml") }

// notesFile is where the reader's notes about officials lie if nothing says
// otherwise.
func notesFile() string { return filepath.Join(filepath.Dir(configFile()), "officials.txt") }

// readConfig reads the configuration at path. A file that is not there is an
// empty one. A file with a mistake stops the program, which says where it is:
// going on with half of what the user asked for would hide the mistake.
func readConfig(path string) (Config, error) {
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Config{}, badConfig(path, err)
	}
	c, err := parseConfig(text)
	if err != nil {
		return Config{}, badConfig(path, err)
	}
	for i, dir := range c.Stories {
		c.Stories[i] = fromHome(dir, filepath.Dir(path))
	}
	if c.Officials != "" {
		c.Officials = fromHome(c.Officials, filepath.Dir(path))
	}
	return c, nil
}

func badConfig(path string, err error) error {
	return &failure{
		code: Usage,
		err:  fmt.Errorf("%s: %w", path, err),
		hint: "mend the line or move the file away; what can stand in it: docs/formats.md",
	}
}

// fromHome resolves a folder of the configuration: ~ is the home folder, and
// what is not absolute lies beside the configuration.
func fromHome(dir, base string) string {
	if rest, ok := strings.CutPrefix(dir, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		return filepath.Join(xdg.Home, rest)
	}
	if !filepath.IsAbs(dir) {
		return filepath.Join(base, dir)
	}
	return dir
}

func parseConfig(text []byte) (Config, error) {
	file := struct {
		Theme     string              `toml:"theme"`
		Measure   int                 `toml:"measure"`
		Stories   []string            `toml:"stories"`
		Officials string              `toml:"officials"`
		Index     string              `toml:"index"`
		Keys      map[string][]string `toml:"keys"`
	}{Theme: "auto", Index: autoIndex}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(&file); err != nil {
		return Config{}, explain(err)
	}
	if !slices.Contains([]string{"auto", "dark", "light"}, file.Theme) {
		return Config{}, fmt.Errorf("%stheme is %q; it can be auto, dark or light", lineOf(text, "theme"), file.Theme)
	}
	if file.Measure != 0 && (file.Measure < minMeasure || file.Measure > maxMeasure) {
		return Config{}, fmt.Errorf("%smeasure is %d; it can be %d to %d", lineOf(text, "measure"), file.Measure, minMeasure, maxMeasure)
	}
	if !slices.Contains(indexing(), file.Index) {
		return Config{}, fmt.Errorf("%sindex is %q; it can be auto, always or never", lineOf(text, "index"), file.Index)
	}
	m, err := keys.Override(file.Keys)
	if err != nil {
		return Config{}, fmt.Errorf("%s[keys]: %w", lineOf(text, mentioned(err, file.Keys)), err)
	}
	return Config{Theme: file.Theme, Measure: file.Measure, Stories: file.Stories, Officials: file.Officials, Index: file.Index, Keys: m}, nil
}

// explain turns an error of the TOML reader into one line that names the line
// of the file and, for a name that does not exist, the nearest that does.
func explain(err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		row, _ := strict.Errors[0].Position()
		name := strings.Join(strict.Errors[0].Key(), ".")
		return fmt.Errorf("line %d: %s", row, unknown(name, []string{"theme", "measure", "stories", "officials", "index", "keys"}))
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		row, _ := decode.Position()
		return fmt.Errorf("line %d: %s", row, strings.TrimPrefix(decode.Error(), "toml: "))
	}
	return err
}

// lineOf says on which line of the text a name at the top is set, for errors
// that are found after it has been read.
func lineOf(text []byte, name string) string {
	row := 0
	for line := range bytes.Lines(text) {
		row++
		before, _, ok := bytes.Cut(line, []byte("="))
		if ok && string(bytes.Trim(before, " \t\"'")) == name {
			return fmt.Sprintf("line %d: ", row)
		}
	}
	return ""
}

// mentioned is the first configured action that the error names.
func mentioned(err error, configured map[string][]string) string {
	first, at := "", len(err.Error())
	for name := range configured {
		if i := strings.Index(err.Error(), name); i >= 0 && i < at {
			first, at = name, i
		}
	}
	return first
}

// unknown says that there is no such name, which is nearest, and which there
// are.
func unknown(name string, known []string) string {
	said := fmt.Sprintf("nothing is called %q here", name)
	if best := query.Nearest(name, known); best != "" {
		said += fmt.Sprintf("; the nearest is %q", best)
	}
	return said + " (there are " + strings.Join(known, ", ") + ")"
}
