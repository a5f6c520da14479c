/* A mail server that takes everything, fast: sink PORT DELAY_MS PERCENT. So many of a hundred mails are put off (451).

One thread; the answer to a mail comes DELAY_MS after its end, while others are taken. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 4096
enum { ROOM = 1 << 16 };
static struct { char *held; int used, data, life; } of[MOST];
static struct { int to, life; double at; const char *answer; } late[MOST];
static int first, waiting, taken, percent;
static double delay;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void say(int to, const char *text) {
    if (write(to, text, strlen(text)) < 0) return;
}

static void judge(int from) {
    int before = taken * percent / 100;
    const char *answer = ++taken * percent / 100 > before ? "451 4.7.1 later\r\n" : "250 2.0.0 taken\r\n";
    if (delay <= 0 || waiting == MOST) { say(from, answer); return; }
    int place = (first + waiting++) % MOST;
    late[place].to = from, late[place].life = of[from].life, late[place].at = now() + delay, late[place].answer = answer;
}

static int line(int from, const char *text) {
    if (!strncasecmp(text, "EHLO", 4)) say(from, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
    else if (!strncasecmp(text, "DATA", 4)) of[from].data = 1, say(from, "354 go on\r\n");
    else if (!strncasecmp(text, "QUIT", 4)) { say(from, "221 bye\r\n"); return 0; }
    else say(from, "250 2.0.0 sink\r\n");
    return 1;
}

static int hear(int from) {
    int got = read(from, of[from].held + of[from].used, ROOM - 1 - of[from].used), start = 0;
    if (got <= 0) return 0;
    of[from].used += got;
    of[from].held[of[from].used] = 0;
    for (;;) {
        char *begin = of[from].held + start;
        int left = of[from].used - start;
        if (of[from].data) {
            char *end = memmem(begin, left, "\r\n.\r\n", 5);
            if (!end) { /* of the mail only what may be the beginning of its end is kept */
                if (left > 4) start = of[from].used - 4;
                break;
            }
            start = end + 5 - of[from].held;
            of[from].data = 0;
            judge(from);
        } else {
            char *end = memchr(begin, '\n', left);
            if (!end) break;
            start = end + 1 - of[from].held;
            if (!line(from, begin)) return 0;
        }
    }
    memmove(of[from].held, of[from].held + start, of[from].used - start);
    of[from].used -= start;
    return of[from].used < ROOM - 1;
}

int main(int count, char **given) {
    if (count != 4) return 2;
    delay = atof(given[2]) / 1000, percent = atoi(given[3]);
    int yes = 1, server = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(given[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(server, (struct sockaddr *)&here, sizeof here) || listen(server, 1000)) return 1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = server}, events[64];
    epoll_ctl(poll, EPOLL_CTL_ADD, server, &event);
    for (;;) {
        int wait = waiting ? (int)((late[first].at - now()) * 1000) + 1 : -1;
        int ready = epoll_wait(poll, events, 64, waiting && wait < 0 ? 0 : wait);
        for (int i = 0; i < ready; i++) {
            int from = events[i].data.fd;
            if (from == server) {
                int guest = accept(server, 0, 0);
                if (guest < 0) continue;
                if (guest >= MOST) { close(guest); continue; }
                setsockopt(guest, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                if (!of[guest].held) of[guest].held = malloc(ROOM);
                of[guest].used = of[guest].data = 0, of[guest].life++;
                event.data.fd = guest;
                epoll_ctl(poll, EPOLL_CTL_ADD, guest, &event);
                say(guest, "220 sink\r\n");
            } else if (!hear(from)) {
                of[from].life++;
                close(from);
            }
        }
        for (double t = now(); waiting && late[first].at <= t; first = (first + 1) % MOST, waiting--)
            if (late[first].life == of[late[first].to].life) say(late[first].to, late[first].answer);
    }
}
