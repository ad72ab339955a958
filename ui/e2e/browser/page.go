package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"sync"
)

// Page is a page in the browser, with what it complained of and what it
// asked the network for.
type Page struct {
	ctx     context.Context
	browser *Browser
	session string
	loaded  chan struct{}

	mu                   sync.Mutex
	complaints, requests []string
}

type dict = map[string]any

// Open shows an address in a window of a width and a height.
func (b *Browser) Open(ctx context.Context, url string, width, height int) (*Page, error) {
	var target struct{ TargetID string }
	if err := b.ask(ctx, "", "Target.createTarget", dict{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	var attached struct{ SessionID string }
	if err := b.ask(ctx, "", "Target.attachToTarget", dict{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return nil, err
	}
	p := &Page{ctx: ctx, browser: b, session: attached.SessionID, loaded: make(chan struct{}, 1)}
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Log", "Network", "Audits"} {
		if err := p.Do(domain+".enable", dict{}); err != nil {
			return nil, err
		}
	}
	if err := p.Do("Emulation.setFocusEmulationEnabled", dict{"enabled": true}); err != nil {
		return nil, err
	}
	if err := p.Resize(width, height); err != nil {
		return nil, err
	}
	var navigated struct{ ErrorText string }
	if err := b.ask(ctx, p.session, "Page.navigate", dict{"url": url}, &navigated); err != nil {
		return nil, err
	}
	if navigated.ErrorText != "" {
		return nil, fmt.Errorf("%s: %s", url, navigated.ErrorText)
	}
	select {
	case <-p.loaded:
		return p, nil
	case <-b.done:
		return nil, errGone
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// take keeps what the browser says of the page.
func (p *Page) take(m message) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case p.loaded <- struct{}{}:
		default:
		}
	case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded":
		p.complaints = append(p.complaints, string(m.Params))
	case "Network.requestWillBeSent":
		var sent struct{ Request struct{ URL string } }
		_ = json.Unmarshal(m.Params, &sent)
		p.requests = append(p.requests, sent.Request.URL)
	}
}

// Complaints are the messages of the console, faults of scripts and
// violations of the page's policy.
func (p *Page) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.complaints...)
}

// Requests are the addresses that were asked for, the page itself among them.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// Do gives a command of the protocol to the page.
func (p *Page) Do(method string, params map[string]any) error {
	return p.browser.ask(p.ctx, p.session, method, params, nil)
}

// Resize changes the window.
func (p *Page) Resize(width, height int) error {
	return p.Do("Emulation.setDeviceMetricsOverride", dict{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false})
}

// Media has the page shown as on paper or on a screen, light or dark.
func (p *Page) Media(media, scheme string) error {
	return p.Do("Emulation.setEmulatedMedia", dict{"media": media, "features": []dict{{"name": "prefers-color-scheme", "value": scheme}}})
}

// Press presses a key: Tab, Enter.
func (p *Page) Press(key string, code int) error {
	for _, kind := range []string{"keyDown", "keyUp"} {
		what := dict{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
		if key == "Enter" && kind == "keyDown" {
			what["text"] = "\r"
		}
		if err := p.Do("Input.dispatchKeyEvent", what); err != nil {
			return err
		}
	}
	return nil
}

// Ask evaluates an expression on the page; what comes of it is put into
// result as from JSON.
func (p *Page) Ask(expression string, result any) error {
	var got struct {
		Result struct {
			Value       json.RawMessage
			Description string
		}
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	params := dict{"expression": expression, "returnByValue": true, "awaitPromise": true}
	if err := p.browser.ask(p.ctx, p.session, "Runtime.evaluate", params, &got); err != nil {
		return err
	}
	if d := got.ExceptionDetails; d != nil {
		return fmt.Errorf("%s: %s %s", expression, d.Text, d.Exception.Description)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(got.Result.Value, result)
}

// Shot writes a picture of the window to a file.
func (p *Page) Shot(path string) error {
	var got struct{ Data string }
	if err := p.browser.ask(p.ctx, p.session, "Page.captureScreenshot", dict{"format": "png"}, &got); err != nil {
		return err
	}
	picture, err := base64.StdEncoding.DecodeString(got.Data)
	if err != nil {
		return err
	}
	return os.WriteFile(path, picture, 0o600)
}
