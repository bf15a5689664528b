// Written by generate.py from Config/boilerplate.txt: change that and run it again.
// swift-format-ignore-file

/// The list of patterns that every program carries in it.
enum StandardBoilerplate {
  /// Config/boilerplate.txt, byte for byte.
  static let text = ##"""
# Lines of saved web pages that are no part of the article.
#
# One pattern a line. A pattern is compared with whole lines only, white space at their ends aside, and without regard to
# case and width: "ＳＨＡＲＥ：" is "share:", "ｼｪｱ" is "シェア". Lines wider than 160 columns (80 kanji) are never compared.
#
#   No Comments       exactly this line
#   Follow us on *    * is any text, or none, in which no sentence ends: so no sentence of the article is ever taken
#   **(Getty Images)  ** is any text, or none
#   {n} Comments      {n} is a number: 3, 18,500
#   \* \{ \\ \# \[    these signs themselves
#
# Under [dropped], matching lines are left out. Under [untitled], they stay in the article but are never taken for its title:
# dates, bylines. A line that begins with # is a comment.
#
# Lists of your own: shirabe-index --boilerplate FILE. They have the same form and are added to this one, which is compiled
# into the programs: after a change here, run Sources/Articles/Boilerplate/generate.py.

[dropped]

# Share buttons, pleas and page furniture: English and names used everywhere
Share
Share:
Share this
Share this:
Share this article
Share this story
Share on Facebook
Share on Twitter
Share on X
Share on LinkedIn
Share on WhatsApp
Share on Reddit
Share via email
Tweet
Retweet
Like
Like this:
Pin it
Save
Print
Print this article
Email
E-mail
Copy link
Copy URL
Link copied
Facebook
Twitter
X
X (Twitter)
WhatsApp
Telegram
LinkedIn
LINE
Pinterest
Reddit
Instagram
YouTube
Bluesky
Mastodon
Threads
Skip to content
Skip to main content
Menu
Log in
Sign in
Sign up
Subscribe
Subscribe now
Subscribe to our newsletter**
Sign up for our newsletter**
Follow us
Follow us:
Follow us on *
Like us on *
If you enjoyed this article**
If you liked this article**
Advertisement
Sponsored
Sponsored content
Story continues below advertisement
Article continues below advertisement
Read more
Read more:
Related
Related:
Related articles
Related stories
Recommended
You may also like
You might also like
Filed under: *
Tagged: *
Tags: *
Home > *
Home » *
All rights reserved
All rights reserved.
© *
Copyright © *
Copyright (c) *
Copyright {n} *

# Comment counters: English
No Comments
No Comments Yet
No Comments Yet.
Comment
Comments
Comments:
{n} Comment
{n} Comments
Comments ({n})
Comments: {n}
Comments {n}
Leave a comment
Leave a reply
Post a comment
Add a comment
Join the conversation
Be the first to comment
Be the first to comment!
Comments are closed
Comments are closed.
{n} shares
{n} likes
{n} views

# Captions and credits: English
Photo: **
Photos: **
Photo by **
Photo credit: **
Photo courtesy of **
Photograph: **
Image: **
Image credit: **
Illustration: **
File photo
File photo: **
(Photo: **)
(Photos: **)
(Photo by **)
(Image: **)
**(Photo: *)
**(Photos: *)
**(Photo by *)
**(Photo credit: *)
**(Photo courtesy of *)
**(Photograph: *)
**(Image: *)
**(Image credit: *)
**(Illustration: *)
**(File photo)
**(Getty Images)
**(*/Getty Images)
**(*/ Getty Images)
**(* via Getty Images)
**(Shutterstock)
**(*/Shutterstock)
**(iStock)
**(Adobe Stock)
**(AP Photo)
**(AP Photo/*)
**[Photo: *]
**[Photo by *]
**[Getty Images]

# Share buttons, pleas and page furniture: Japanese
シェア
シェア:
シェアする
シェアしよう
Facebookでシェア
Facebookでシェアする
Twitterでシェア
Twitterでシェアする
Xでシェア
Xでシェアする
この記事をシェア
この記事をシェアする
この記事をシェア:
この記事を共有
この記事を共有する
共有
共有する
共有:
ツイート
ツイートする
ポスト
ポストする
いいね
いいね!
いいね {n}
いいね! {n}
はてブ
はてなブックマーク
はてなブックマークに追加
LINEで送る
メールで送る
リンクをコピー
リンクをコピーする
URLをコピー
URLをコピーする
URLをコピーしました
印刷
印刷する
保存する
ブックマーク
この記事が気に入ったら**
この記事が役に立ったら**
よかったらシェア**
よろしければシェア**
フォロー
フォローする
フォローしよう
フォローしよう!
フォローしてください
フォローお願いします
*をフォローしよう
*をフォローしよう!
*をフォローする
最新情報をお届け*
最新情報をお届け*。
最新記事をお届け*
最新記事をお届け*。
最新ニュースをお届け*
最新ニュースをお届け*。
メルマガ登録
メールマガジン登録
無料会員登録
会員登録
会員登録はこちら
新規会員登録
ログイン
ログアウト
ログイン/会員登録
ゲストさん、こんにちは
メニュー
検索
目次
ホーム > *
ホーム » *
トップ > *
トップページ > *
本文へスキップ
本文へ移動
コンテンツへスキップ
広告
スポンサーリンク
スポンサードリンク
PR
\[PR]
【PR】
関連記事
関連記事:
関連記事はこちら
関連ニュース
関連リンク
関連タグ
関連キーワード
おすすめ記事
おすすめの記事
人気記事
あわせて読みたい
合わせて読みたい
続きを読む
もっと見る
もっと読む
次の記事
前の記事
次のページ
前のページ
記事一覧
記事一覧へ
トップへ戻る
ページトップへ
ページの先頭へ
無断転載禁止
無断転載を禁じます
無断転載を禁じます。
無断転載・複製を禁じます
無断転載・複製を禁じます。

# Comment counters: Japanese
コメント
コメント:
コメント {n}
コメント{n}件
コメント {n}件
コメント({n})
コメント({n}件)
コメント:{n}
コメント: {n}
コメント:{n}件
コメント: {n}件
{n}件のコメント
{n} 件のコメント
コメントする
コメントを書く
コメントを残す
コメントを投稿
コメントを投稿する
コメントを見る
コメントなし
コメントはありません
コメントはありません。
コメントはまだありません
コメントはまだありません。
まだコメントはありません
まだコメントはありません。
まだコメントがありません
まだコメントがありません。
コメントは受け付けていません
コメントは受け付けていません。

# Captions and credits: Japanese
写真:**
写真=**
写真提供:**
写真提供=**
写真はイメージ
写真はイメージです
写真はイメージです。
※写真はイメージです
※写真はイメージです。
画像:**
画像提供:**
画像はイメージ
画像はイメージです
画像はイメージです。
※画像はイメージです
※画像はイメージです。
撮影:*
撮影=*
提供:*
提供=*
イラスト:*
イラスト=*
**(写真)
**(写真:*)
**(写真=*)
**(写真/*)
**(写真提供:*)
**(写真提供=*)
**(画像:*)
**(画像提供:*)
**(撮影:*)
**(撮影=*)
**(イラスト:*)
**(資料写真)
**(イメージ写真)
**(ゲッティイメージズ)
*(*撮影)
*(*提供)
*(提供:*)
*(提供=*)
*=写真
*=*撮影
*=*提供

# Share buttons, pleas and page furniture: Chinese
分享
分享:
分享到
分享到:*
分享至
分享至:*
分享到LINE
分享到Facebook
分享到微信
分享到微博
分享至LINE
分享至Facebook
分享至微信
分享至微博
分享本文
分享给朋友
分享这篇文章
分享給朋友
分享這篇文章
轉發
轉寄
轉貼
转发
按讚
讚
点赞
点赞 {n}
赞
收藏
列印
友善列印
打印
打印本文
複製連結
複製網址
复制链接
加入LINE好友
用LINE傳送
微信
微博
新浪微博
朋友圈
QQ空间
微信扫一扫*
扫一扫关注*
扫码关注*
关注我们
关注我们:*
关注公众号*
关注微信公众号*
追蹤我們
追蹤我們:*
訂閱
訂閱電子報
立即訂閱
订阅
立即订阅
登入
註冊
登入/註冊
會員登入
登录
注册
登录/注册
登录 注册
選單
菜单
首頁 > *
首頁 » *
首页 > *
首页 » *
当前位置:*
您的位置:*
跳至主要內容
跳到主要內容
跳到主要内容
廣告
广告
延伸閱讀
延伸閱讀:
延伸阅读
延伸阅读:
相關新聞
相關新聞:
相關文章
相關報導
相关新闻
相关新闻:
相关阅读
相关文章
相关报道
推薦閱讀
推薦文章
推荐阅读
热门推荐
熱門新聞
熱門文章
热门新闻
热门文章
你可能也喜歡
您可能也喜歡
猜你喜欢
为你推荐
看更多
閱讀更多
更多新聞
查看更多
阅读更多
点击加载更多
上一篇
上一篇:*
下一篇
下一篇:*
回首頁
回到頂部
返回首页
返回顶部
字号
责任编辑:*
责编:*
(责任编辑:*)
(责编:*)
版權所有*
版权所有*
版权声明
未經授權請勿轉載
未經授權,請勿轉載
未經授權,不得轉載
未经授权不得转载
未经授权,不得转载
未经许可不得转载
请勿转载
請勿轉載
转载请注明出处

# Comment counters: Chinese
留言
留言({n})
留言 {n}
留言:{n}
{n}則留言
{n} 則留言
{n}則回應
發表留言
發表評論
發表回覆
我要留言
尚無留言
尚無評論
目前沒有留言
沒有留言
暫無留言
暫無評論
評論
評論({n})
評論 {n}
{n}則評論
{n} 則評論
评论
评论({n})
评论 {n}
评论:{n}
{n}条评论
{n} 条评论
已有{n}条评论
已有 {n} 条评论
暂无评论
暂无留言
还没有评论
发表评论
我要评论
写评论
网友评论
网友评论({n})
最新评论
全部评论
全部评论({n})
热门评论
抢沙发
来抢沙发
快来抢沙发
{n}人参与
阅读 {n}
阅读({n})
阅读:{n}

# Captions and credits: Chinese
圖:**
圖/**
圖片:**
圖片來源:**
圖片提供:**
照片:**
照片來源:**
照片提供:**
攝影:*
攝影/*
**(圖)
**(圖:*)
**(圖/*)
**(圖片:*)
**(圖片/*)
**(圖片來源:*)
**(圖取自*)
**(照片:*)
**(照片/*)
**(*攝)
**(攝影:*)
**(攝影/*)
**(翻攝*)
**(資料照)
**(資料照片)
**(示意圖)
**(示意圖/*)
*(*提供照片)
**。圖/*攝
**。圖/*提供
图:**
图/**
图片:**
图片来源:**
图片提供:**
图源:**
图为*
照片来源:**
摄影:*
摄影/*
**(图)
**(图:*)
**(图/*)
**(图片:*)
**(图片来源:*)
**(图源:*)
**(*摄)
**(摄影:*)
**(*供图)
**(供图:*)
**(资料图)
**(资料图片)
**(资料照片)
**(示意图)
**(视觉中国)
**记者 *摄

# Share buttons, pleas and page furniture: Korean
공유
공유:
공유하기
기사 공유
페이스북
페이스북 공유
페이스북 공유하기
트위터
트위터 공유
카카오톡
카카오톡 공유
카카오스토리
네이버 밴드
네이버 블로그
링크 복사
URL 복사
주소 복사
기사 저장
기사 스크랩
스크랩
인쇄
인쇄하기
프린트
북마크
좋아요
좋아요 {n}
추천해요 {n}
글자 크기
글자 크기 조절
글자크기
글자크기 조절
글자 크기 변경
가
가 가
본문 바로가기
본문으로 바로가기
메뉴 바로가기
로그인
회원가입
로그인/회원가입
메뉴
검색
전체메뉴
홈 > *
홈 » *
구독
구독하기
뉴스레터 구독
뉴스레터 구독하기
팔로우
팔로우하기
*팔로우하세요
*팔로우하세요!
*구독하세요
*구독하세요!
광고
관련기사
관련 기사
관련뉴스
관련 뉴스
추천기사
추천 기사
많이 본 기사
많이 본 뉴스
인기기사
인기 기사
더보기
더 보기
목록
이전 기사
다음 기사
이전기사
다음기사
맨 위로
무단 전재*금지
무단전재*금지
저작권자*
<저작권자*
ⓒ *

# Comment counters: Korean
댓글
댓글 {n}
댓글{n}
댓글({n})
댓글 ({n})
댓글 {n}개
댓글 수 {n}
{n}개의 댓글
{n}개 댓글
댓글 쓰기
댓글쓰기
댓글 달기
댓글 남기기
댓글 보기
댓글 없음
댓글이 없습니다
댓글이 없습니다.
등록된 댓글이 없습니다
등록된 댓글이 없습니다.
아직 댓글이 없습니다
아직 댓글이 없습니다.
첫 댓글을 남겨보세요
첫 번째 댓글을 남겨보세요

# Captions and credits: Korean
사진:**
사진=**
사진 = **
사진 제공:**
사진제공=**
사진 출처:**
이미지=**
일러스트=**
그래픽=**
자료사진
**(사진:*)
**(사진=*)
**(사진 =*)
**(사진제공=*)
**(사진 제공=*)
**(사진 제공:*)
**(사진 출처:*)
**(이미지=*)
**(자료사진)
**(게티이미지)
**(게티이미지뱅크)
**/사진=*기자
**/사진=*제공
**/ 사진=*기자
**/ 사진=*제공
**. 사진=*기자
**. 사진=*제공
**[사진=*]
**[사진:*]
**[사진 *]
**[자료사진]
*(*제공)

[untitled]

# Dates and times that stand alone
{n}
{n}:{n}
{n}-{n}-{n}
{n}-{n}-{n} {n}:{n}
{n}-{n}-{n} {n}:{n}:{n}
{n}-{n}-{n} {n}:{n} *
{n}-{n}-{n} {n}:{n}:{n} *
{n}/{n}/{n}
{n}/{n}/{n} {n}:{n}
{n}/{n}/{n} {n}:{n} *
{n}/{n}/{n}(*)
{n}/{n}/{n}(*) {n}:{n}
{n}.{n}.{n}
{n}.{n}.{n}.
{n}.{n}.{n} {n}:{n}
{n}.{n}.{n}. {n}:{n}
{n}. {n}. {n}
{n}. {n}. {n}.
{n}年{n}月
{n}年{n}月{n}日
{n}年{n}月{n}日 {n}:{n}
{n}年{n}月{n}日 {n}:{n} *
{n}年{n}月{n}日{n}:{n}
{n}年{n}月{n}日 {n}時{n}分
{n}年{n}月{n}日 {n}時{n}分 *
{n}年{n}月{n}日{n}時{n}分
{n}年{n}月{n}日(*)
{n}年{n}月{n}日(*) {n}:{n}
{n}年{n}月{n}日(*) {n}時{n}分
{n}年{n}月{n}日(*){n}時{n}分
{n}年{n}月{n}日 星期*
{n}年{n}月{n}日 *更新
{n}月{n}日
{n}月{n}日 {n}:{n}
{n}月{n}日(*)
{n}년 {n}월 {n}일
{n}년 {n}월 {n}일 {n}:{n}
{n}년 {n}월 {n}일 {n}시 {n}분
January {n}, {n}
February {n}, {n}
March {n}, {n}
April {n}, {n}
May {n}, {n}
June {n}, {n}
July {n}, {n}
August {n}, {n}
September {n}, {n}
October {n}, {n}
November {n}, {n}
December {n}, {n}
{n} January {n}
{n} February {n}
{n} March {n}
{n} April {n}
{n} May {n}
{n} June {n}
{n} July {n}
{n} August {n}
{n} September {n}
{n} October {n}
{n} November {n}
{n} December {n}

# Dates with a word before them
Published *{n}*
Published: *
Updated *{n}*
Updated: *
Last updated *
Posted *{n}*
公開日:*
公開日 *
公開:*
更新日:*
更新日 *
更新:*
最終更新:*
最終更新 *
投稿日:*
投稿日 *
掲載日:*
配信日:*
配信:*
發布時間:*
發布日期:*
發布:*
更新時間:*
最後更新:*
发布时间:*
发布日期:*
更新时间:*
입력 *{n}*
입력:*
수정 *{n}*
수정:*
승인 *{n}*
등록 *{n}*

# Bylines and sources
By *
Written by *
Words by *
Author: *
Source: *
文:*
文/*
文=*
執筆:*
執筆者:*
著者:*
記者:*
取材:*
取材・文:*
編集:*
ライター:*
編集部
出典:*
引用元:*
記者*報導
\[記者*報導]
編輯:*
作者:*
來源:*
记者:*
本报记者*
来源:*
{n}年{n}月{n}日 {n}:{n} 来源:*
{n}年{n}月{n}日{n}:{n} 来源:*
编辑:*
* 기자 *@*
*기자=
글:*
글=*
출처:*
기자:*

"""##
}
