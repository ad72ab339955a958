package feed

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/store/story"
)

// Limits are what one feed may take, and what the page of a story.
type Limits struct {
	Time  time.Duration // for all of it
	Bytes int64         // of it, unpacked
	// PageTime and PageBytes are for one page, Pause is between two pages of
	// one server.
	PageTime  time.Duration
	PageBytes int64
	Pause     time.Duration
}

// The limits where none are given, and the redirects that are followed.
const (
	longestFetch  = 2 * time.Minute
	largestFetch  = 128 << 20
	longestPage   = 30 * time.Second
	largestPage   = 4 << 20
	usualPause    = 250 * time.Millisecond
	mostRedirects = 10
	silence       = 30 * time.Second // before the first word of an answer
)

// Client fetches over the web.
type Client struct {
	http   *http.Client
	agent  string
	limits Limits
	now    func() time.Time
}

// NewClient gives a client that calls itself by the version of the program.
// Roots are the authorities that it trusts, nil for those of the system.
func NewClient(version string, l Limits, now func() time.Time, roots *x509.CertPool) *Client {
	l = Limits{
		cmp.Or(l.Time, longestFetch), cmp.Or(l.Bytes, largestFetch),
		cmp.Or(l.PageTime, longestPage), cmp.Or(l.PageBytes, largestPage), cmp.Or(l.Pause, usualPause),
	}
	if version == "" || strings.ContainsAny(version, "() ") {
		version = "dev"
	}
	const dial, shake, idle = 15 * time.Second, 15 * time.Second, 30 * time.Second
	return &Client{
		agent: "onrecord/" + version, limits: l, now: now,
		http: &http.Client{
			Transport: &http.Transport{
				Proxy:                  http.ProxyFromEnvironment,
				DialContext:            (&net.Dialer{Timeout: dial}).DialContext,
				TLSHandshakeTimeout:    shake,
				ResponseHeaderTimeout:  silence,
				IdleConnTimeout:        idle,
				MaxResponseHeaderBytes: 256 << 10,
				TLSClientConfig:        &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
				ForceAttemptHTTP2:      true,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// AnswerError is an answer of a server that is not what was asked for.
type AnswerError struct {
	Status int
	// Words are the server's own: the line of the status, and the beginning
	// of a plain text.
	Words string
	// After is how long the server asks to wait; 0 if it does not.
	After time.Duration
}

func (e *AnswerError) Error() string { return "the server answers: " + e.Words }

// busy reports whether the same question may have another answer later.
func (e *AnswerError) busy() bool { return e.Status == http.StatusTooManyRequests || e.Status >= 500 }

func asAnswer(err error) (*AnswerError, bool) {
	var a *AnswerError
	return a, errors.As(err, &a)
}

// answer is what a server has given.
type answer struct {
	*http.Response
	body io.Reader
	// url is where it was found in the end, moved where it will be found from
	// now on, if that is elsewhere.
	url, moved string
}

// asFeed is what is asked for where a feed is.
const asFeed = "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// get asks for an address and follows where it leads.
func (c *Client) get(ctx context.Context, addr, accept string, st State) (*answer, error) {
	at, err := url.Parse(addr)
	if err != nil || !web(at) {
		return nil, fmt.Errorf("%q is no address of the web", story.Line(addr))
	}
	permanent, moved := true, ""
	seen := map[string]bool{}
	for range mostRedirects + 1 {
		if seen[at.String()] {
			return nil, errors.New("the server leads in a circle")
		}
		seen[at.String()] = true
		resp, err := c.ask(ctx, at, accept, st)
		if err != nil {
			return nil, spoken(ctx, err)
		}
		to, forever, err := redirect(resp, at)
		if err != nil || to == nil {
			if err != nil {
				resp.Body.Close()
				return nil, err
			}
			return c.answered(resp, at.String(), moved)
		}
		resp.Body.Close()
		if permanent = permanent && forever; permanent {
			moved = to.String()
		}
		at = to
	}
	return nil, fmt.Errorf("the server leads on more than %d times", mostRedirects)
}

func (c *Client) ask(ctx context.Context, at *url.URL, accept string, st State) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", accept)
	if st.ETag != "" {
		req.Header.Set("If-None-Match", st.ETag)
	}
	if st.Modified != "" {
		req.Header.Set("If-Modified-Since", st.Modified)
	}
	return c.http.Do(req)
}

// redirect is where an answer leads, nil if it is one itself.
func redirect(resp *http.Response, at *url.URL) (to *url.URL, forever bool, err error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusPermanentRedirect:
		forever = true
	case http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
	default:
		return nil, false, nil
	}
	where := resp.Header.Get("Location")
	to, err = url.Parse(where)
	if err != nil || where == "" {
		return nil, false, fmt.Errorf("the server leads to no address: %q", clip(story.Line(where), 200))
	}
	to = at.ResolveReference(to)
	switch {
	case !web(to):
		return nil, false, fmt.Errorf("the server leads out of the web, to %q", clip(story.Line(to.String()), 200))
	case at.Scheme == "https" && to.Scheme == "http":
		return nil, false, fmt.Errorf("the server leads from https to http, to %q", clip(story.Line(to.String()), 200))
	}
	to.Fragment = ""
	return to, forever, nil
}

// answered takes an answer that leads nowhere else.
func (c *Client) answered(resp *http.Response, at, moved string) (*answer, error) {
	a := &answer{Response: resp, url: at, moved: moved}
	if resp.StatusCode == http.StatusNotModified {
		return a, nil
	}
	if resp.StatusCode < 200 || resp.StatusCode >= 300 {
		defer resp.Body.Close()
		return nil, &AnswerError{resp.StatusCode, words(resp), c.after(resp.Header.Get("Retry-After"))}
	}
	in := bufio.NewReader(resp.Body)
	a.body = in
	if head, _ := in.Peek(2); len(head) == 2 && head[0] == 0x1F && head[1] == 0x8B {
		z, err := gzip.NewReader(in)
		if err != nil {
			resp.Body.Close()
			return nil, fmt.Errorf("unpacking: %w", err)
		}
		a.body = z
	}
	return a, nil
}

// atMost has the answer fail once there is more of it than may be.
func (a *answer) atMost(bytes int64) { a.body = &limited{in: a.body, left: bytes, most: bytes} }

// words are the server's own: its status, and what it says in plain text.
func words(resp *http.Response) string {
	said := story.Line(resp.Status)
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/plain") {
		return clip(said, 200)
	}
	const most = 300
	text, _ := io.ReadAll(io.LimitReader(resp.Body, most))
	if line := story.Line(string(text)); line != "" {
		said += ": " + line
	}
	return clip(said, most)
}

// after reads how long a server asks to wait: seconds, or a date.
func (c *Client) after(s string) time.Duration {
	s = strings.TrimSpace(s)
	if n, err := strconv.Atoi(s); err == nil {
		return max(0, min(time.Duration(min(n, int(longestAsked/time.Second)))*time.Second, longestAsked))
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(0, min(at.Sub(c.now()), longestAsked))
	}
	return 0
}

// limited is a reader that fails once there is more than may be.
type limited struct {
	in         io.Reader
	left, most int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, &tooLong{l.most}
	}
	n, err := l.in.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// tooLong says that there is more than may be.
type tooLong struct{ most int64 }

func (e *tooLong) Error() string { return fmt.Sprintf("it is longer than %d MB", max(1, e.most>>20)) }

// spoken says in plain words what keeps a server from being reached.
func spoken(ctx context.Context, err error) error {
	var (
		asked *url.Error
		dns   *net.DNSError
		cert  *tls.CertificateVerificationError
	)
	if errors.As(err, &asked) {
		err = asked.Err
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return errSlow
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("there is no host %s", story.Line(dns.Name))
	case errors.As(err, &cert):
		return fmt.Errorf("its certificate is not to be trusted: %w", cert.Err)
	}
	return errors.New(clip(story.Line(err.Error()), 300))
}

var errSlow = errors.New("the server takes too long")
