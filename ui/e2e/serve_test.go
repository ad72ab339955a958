package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve starts a server on this machine, which ends with the script, and sets
// $SERVER to its address. It has the files of a folder, and answers some
// addresses of its own as a server should not. Lists of feeds beside the script
// learn where it is.
//
//	serve DIR
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve DIR")
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	mux.Handle("/moved", http.RedirectHandler("/herald.xml", http.StatusMovedPermanently))
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "The press\x1b[2J is broken.", http.StatusInternalServerError)
	})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	srv := httptest.NewServer(mux)
	ts.Defer(srv.Close)
	ts.Setenv("SERVER", srv.URL)
	lists, err := filepath.Glob(ts.MkAbs("*.opml"))
	ts.Check(err)
	for _, path := range lists {
		text := strings.ReplaceAll(ts.ReadFile(path), "$SERVER", srv.URL)
		ts.Check(os.WriteFile(path, []byte(text), 0o600))
	}
}
