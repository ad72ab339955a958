(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const decode = s => { try { return decodeURIComponent(s); } catch { return s; } };
  const named = a => { const r = a.getAttribute('href'); return r.startsWith('#') ? decode(r.slice(1)) : null; };

  // The colour that is seen behind an element.
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(c)) return c;
    }
    return 'rgb(255, 255, 255)';
  };
  const light = c => {
    const [r, g, b] = c.match(/[\d.]+/g).slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };

  // Elements that have words of their own, and are shown.
  const worded = all('body *').filter(e => e.getClientRects().length > 0 && !e.classList.contains('skip') &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim() !== ''));
  const faint = [], wide = [];
  let smallest = Infinity;
  for (const e of worded) {
    const s = getComputedStyle(e), what = e.tagName + ' ' + e.textContent.slice(0, 30);
    smallest = Math.min(smallest, parseFloat(s.fontSize));
    if (contrast(s.color, behind(e)) < 4.5) faint.push(what + ' ' + s.color + ' on ' + behind(e));
    const r = e.getBoundingClientRect();
    if (r.right > innerWidth + 1 || r.left < -1) wide.push(what);
  }

  const links = [...document.links], ids = all('[id]').map(e => e.id), once = new Set(ids);
  const quotes = all('article.quote').length + all('.also > li').length;
  const lead = a => named(a) !== null && /^(text|story)-/.test(named(a)) && once.has(named(a));
  return {
    title: document.title, lang: document.documentElement.lang,
    quotes, links: links.length,
    places: all('article.quote > .place').filter(p => all('a', p).some(lead)).length + all('.also > li').filter(l => all('a', l).some(lead)).length,
    astray: links.filter(a => named(a) !== null && !once.has(named(a))).map(a => a.getAttribute('href')),
    foreign: links.filter(a => named(a) === null && !/^https?:$/.test(a.protocol)).map(a => a.href),
    doubled: ids.filter((id, i) => ids.indexOf(id) !== i),
    faint, wide, smallest,
    background: behind(document.body),
    width: document.documentElement.scrollWidth, viewport: innerWidth,
    landmarks: [...document.body.children].map(e => e.localName).filter(n => n !== 'a'),
    unnamed: all('nav, section, article').filter(e => !e.getAttribute('aria-label') && !document.getElementById(e.getAttribute('aria-labelledby') || '')).map(e => e.outerHTML.slice(0, 60)),
    scripts: document.scripts.length,
    handlers: all('*').filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
    injected: all('img, iframe, object, embed, form, link, base, svg, b, i').length > 0,
  };
})()
